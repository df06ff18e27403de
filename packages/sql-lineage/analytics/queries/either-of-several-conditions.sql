SELECT SUM(tsl_quantity) AS quantity
FROM till_sale, outlet, shopper, place, region, calendar
WHERE out_key = tsl_outlet_key
  AND tsl_day_key = cal_key AND cal_year = 2023
  AND ((shp_key = tsl_shopper_key AND shp_gender = 'F' AND tsl_unit_price BETWEEN 100 AND 150)
    OR (shp_key = tsl_shopper_key AND shp_gender = 'M' AND tsl_unit_price BETWEEN 50 AND 100))
  AND ((shp_place_key = plc_key AND plc_region_key = reg_key AND reg_code IN ('N', 'S') AND tsl_margin BETWEEN 0 AND 2000)
    OR (shp_place_key = plc_key AND plc_region_key = reg_key AND reg_code IN ('E', 'W') AND tsl_margin BETWEEN 150 AND 3000))

-- expect:
-- reads calendar, outlet, place, region, shopper, till_sale
-- quantity <- agg(tsl_quantity)
