SELECT sold_year, SUM(CASE WHEN nation = 'Portugal' THEN volume ELSE 0 END) / SUM(volume) AS share
FROM (
  SELECT EXTRACT(YEAR FROM cal_date) AS sold_year,
         osl_unit_price * (1 - osl_discount) AS volume,
         made_in.cty_name AS nation
  FROM product, supplier, online_sale, calendar, shopper, place, region, country sold_in, country made_in
  WHERE prd_key = osl_product_key
    AND sup_key = prd_supplier_key
    AND cal_key = osl_day_key
    AND shp_key = osl_shopper_key
    AND plc_key = shp_place_key
    AND reg_key = plc_region_key
    AND sold_in.cty_key = reg_country_key
    AND sold_in.cty_continent = 'Europe'
    AND made_in.cty_key = sup_country_key
    AND prd_material = 'cotton'
) all_nations
GROUP BY sold_year
ORDER BY sold_year

-- expect:
-- reads calendar, country, online_sale, place, product, region, shopper, supplier
-- sold_year <- f(cal_date)
-- share <- agg(osl_unit_price, osl_discount), if(cty_name)
