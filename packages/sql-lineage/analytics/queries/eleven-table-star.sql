SELECT prd_title,
       brd_name,
       cat_department,
       sup_name,
       out_name,
       plc_city,
       reg_name,
       cty_name,
       shp_segment,
       pay_kind,
       cal_month_name,
       SUM(tsl_quantity) AS units,
       AVG(tsl_unit_price - tsl_discount) AS average_price
FROM till_sale
JOIN calendar ON tsl_day_key = cal_key
JOIN product ON tsl_product_key = prd_key
JOIN brand ON prd_brand_key = brd_key
JOIN category ON prd_category_key = cat_key
JOIN supplier ON prd_supplier_key = sup_key
JOIN outlet ON tsl_outlet_key = out_key
JOIN place ON out_place_key = plc_key
JOIN region ON plc_region_key = reg_key
JOIN country ON reg_country_key = cty_key
LEFT JOIN shopper ON tsl_shopper_key = shp_key
JOIN payment_method ON tsl_payment_key = pay_key
WHERE cal_year BETWEEN 2022 AND 2024
  AND brd_tier <> 'budget'
GROUP BY prd_title, brd_name, cat_department, sup_name, out_name, plc_city,
         reg_name, cty_name, shp_segment, pay_kind, cal_month_name
HAVING SUM(tsl_quantity) > 100
ORDER BY units DESC
LIMIT 100

-- expect:
-- reads brand, calendar, category, country, outlet, payment_method, place, product, region, shopper, supplier, till_sale
-- prd_title <- prd_title
-- brd_name <- brd_name
-- cat_department <- cat_department
-- sup_name <- sup_name
-- out_name <- out_name
-- plc_city <- plc_city
-- reg_name <- reg_name
-- cty_name <- cty_name
-- shp_segment <- shp_segment
-- pay_kind <- pay_kind
-- cal_month_name <- cal_month_name
-- units <- agg(tsl_quantity)
-- average_price <- agg(tsl_unit_price, tsl_discount)
