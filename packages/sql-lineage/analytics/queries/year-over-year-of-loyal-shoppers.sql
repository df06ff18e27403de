WITH year_total AS (
  SELECT shp_number,
         shp_given_name,
         shp_family_name,
         shp_language,
         cal_year AS of_year,
         SUM((tsl_list_price * tsl_quantity - tsl_cost - tsl_discount) / 2) AS total,
         't' AS kind
  FROM shopper, till_sale, calendar
  WHERE shp_key = tsl_shopper_key AND tsl_day_key = cal_key
  GROUP BY shp_number, shp_given_name, shp_family_name, shp_language, cal_year
  UNION ALL
  SELECT shp_number,
         shp_given_name,
         shp_family_name,
         shp_language,
         cal_year,
         SUM((osl_list_price * osl_quantity - osl_cost - osl_discount) / 2),
         'o'
  FROM shopper, online_sale, calendar
  WHERE shp_key = osl_shopper_key AND osl_day_key = cal_key
  GROUP BY shp_number, shp_given_name, shp_family_name, shp_language, cal_year
)
SELECT t_second.shp_number, t_second.shp_given_name, t_second.shp_family_name, t_second.shp_language,
       o_second.total / t_second.total AS online_to_till
FROM year_total t_first, year_total t_second, year_total o_first, year_total o_second
WHERE t_second.shp_number = t_first.shp_number
  AND t_first.shp_number = o_second.shp_number
  AND t_first.shp_number = o_first.shp_number
  AND t_first.kind = 't' AND o_first.kind = 'o' AND t_second.kind = 't' AND o_second.kind = 'o'
  AND t_first.of_year = 2022 AND t_second.of_year = 2023
  AND o_first.of_year = 2022 AND o_second.of_year = 2023
  AND t_first.total > 0 AND o_first.total > 0
  AND CASE WHEN o_first.total > 0 THEN o_second.total / o_first.total END
    > CASE WHEN t_first.total > 0 THEN t_second.total / t_first.total END
ORDER BY 1, 2, 3, 4

-- expect:
-- reads calendar, online_sale, shopper, till_sale
-- shp_number <- shp_number
-- shp_given_name <- shp_given_name
-- shp_family_name <- shp_family_name
-- shp_language <- shp_language
-- online_to_till <- agg(tsl_list_price, tsl_quantity, tsl_cost, tsl_discount, osl_list_price, osl_quantity, osl_cost, osl_discount)
