SELECT CASE WHEN GROUPING(cty_name) = 1 THEN 'all countries' ELSE cty_name END AS country_label,
       CASE WHEN GROUPING(reg_name) = 1 THEN 'all regions' ELSE reg_name END AS region_label,
       COUNT(DISTINCT plc_postcode) AS postcodes,
       SUM(out_floor_area) AS floor_area,
       SUM(out_rent) / SUM(out_floor_area) AS rent_a_metre
FROM outlet, place, region, country
WHERE out_place_key = plc_key AND plc_region_key = reg_key AND reg_country_key = cty_key
GROUP BY GROUPING SETS ((cty_name, reg_name), (cty_name), ())
ORDER BY GROUPING(cty_name), GROUPING(reg_name), 1, 2

-- expect:
-- reads country, outlet, place, region
-- country_label <- pick(cty_name), if(cty_name)
-- region_label <- pick(reg_name), if(reg_name)
-- postcodes <- agg(plc_postcode)
-- floor_area <- agg(out_floor_area)
-- rent_a_metre <- agg(out_rent, out_floor_area)
