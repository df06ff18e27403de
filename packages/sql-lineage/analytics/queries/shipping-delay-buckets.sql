SELECT SUBSTRING(dep_name FROM 1 FOR 20) AS depot_short,
       crr_mode,
       sit_name,
       SUM(CASE WHEN osl_ship_day_key - osl_day_key <= 3 THEN 1 ELSE 0 END) AS "3 days",
       SUM(CASE WHEN osl_ship_day_key - osl_day_key > 3
                 AND osl_ship_day_key - osl_day_key <= 7 THEN 1 ELSE 0 END) AS "4-7 days",
       SUM(CASE WHEN osl_ship_day_key - osl_day_key > 7 THEN 1 ELSE 0 END) AS ">7 days"
FROM online_sale, depot, carrier, site, calendar
WHERE cal_fiscal_period BETWEEN 1200 AND 1211
  AND osl_ship_day_key = cal_key
  AND osl_depot_key = dep_key
  AND osl_carrier_key = crr_key
  AND osl_site_key = sit_key
GROUP BY SUBSTRING(dep_name FROM 1 FOR 20), crr_mode, sit_name
ORDER BY 1, 2, 3

-- expect:
-- reads calendar, carrier, depot, online_sale, site
-- depot_short <- f(dep_name)
-- crr_mode <- crr_mode
-- sit_name <- sit_name
-- 3 days <- if(osl_ship_day_key, osl_day_key)
-- 4-7 days <- if(osl_ship_day_key, osl_day_key)
-- >7 days <- if(osl_ship_day_key, osl_day_key)
