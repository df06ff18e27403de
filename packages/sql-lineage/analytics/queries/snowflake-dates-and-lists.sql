-- dialect: snowflake
SELECT cty_iso_code,
       ARRAY_AGG(DISTINCT reg_name) WITHIN GROUP (ORDER BY reg_name) AS regions,
       OBJECT_CONSTRUCT('people', SUM(reg_population), 'regions', COUNT(reg_key)) AS facts,
       DATEADD(year, 1, MAX(out_opened_on)) AS anniversary,
       ZEROIFNULL(SUM(out_staff_count)) AS staff_count
FROM country
JOIN region ON reg_country_key = cty_key
JOIN place ON plc_region_key = reg_key
JOIN outlet ON out_place_key = plc_key
GROUP BY 1

-- expect:
-- reads country, outlet, place, region
-- cty_iso_code <- cty_iso_code
-- regions <- agg(reg_name), over(reg_name)
-- facts <- agg(reg_population, reg_key)
-- anniversary <- agg(out_opened_on)
-- staff_count <- agg(out_staff_count), if(out_staff_count)
