SELECT shp_number,
       shp_segment,
       inc_label,
       home.plc_city AS home_city,
       home_region.reg_name AS home_region,
       out_name,
       shop.plc_city AS shop_city,
       shop_region.reg_name AS shop_region,
       cty_name AS shop_country,
       prd_title,
       brd_name,
       cat_name,
       ofr_kind,
       pay_name,
       stf_family_name AS served_by,
       clk_day_part,
       cal_season,
       loy_name,
       SUM(tsl_net_amount * loy_multiplier) AS points,
       MAX(tsl_discount / tsl_list_price) AS deepest_discount
FROM till_sale
JOIN calendar ON cal_key = tsl_day_key
JOIN clock ON clk_key = tsl_clock_key
JOIN product ON prd_key = tsl_product_key
JOIN brand ON brd_key = prd_brand_key
JOIN category ON cat_key = prd_category_key
JOIN outlet ON out_key = tsl_outlet_key
JOIN place shop ON shop.plc_key = out_place_key
JOIN region shop_region ON shop_region.reg_key = shop.plc_region_key
JOIN country ON cty_key = shop_region.reg_country_key
JOIN shopper ON shp_key = tsl_shopper_key
JOIN place home ON home.plc_key = shp_place_key
JOIN region home_region ON home_region.reg_key = home.plc_region_key
JOIN household ON hsh_key = shp_household_key
JOIN income_bracket ON inc_key = hsh_income_key
JOIN loyalty_tier ON loy_key = shp_loyalty_key
JOIN staff ON stf_key = tsl_staff_key
JOIN payment_method ON pay_key = tsl_payment_key
LEFT JOIN offer ON ofr_key = tsl_offer_key
WHERE home_region.reg_key <> shop_region.reg_key
GROUP BY shp_number, shp_segment, inc_label, home.plc_city, home_region.reg_name, out_name,
         shop.plc_city, shop_region.reg_name, cty_name, prd_title, brd_name, cat_name, ofr_kind,
         pay_name, stf_family_name, clk_day_part, cal_season, loy_name

-- expect:
-- reads brand, calendar, category, clock, country, household, income_bracket, loyalty_tier, offer, outlet, payment_method, place, product, region, shopper, staff, till_sale
-- shp_number <- shp_number
-- shp_segment <- shp_segment
-- inc_label <- inc_label
-- home_city <- plc_city
-- home_region <- reg_name
-- out_name <- out_name
-- shop_city <- plc_city
-- shop_region <- reg_name
-- shop_country <- cty_name
-- prd_title <- prd_title
-- brd_name <- brd_name
-- cat_name <- cat_name
-- ofr_kind <- ofr_kind
-- pay_name <- pay_name
-- served_by <- stf_family_name
-- clk_day_part <- clk_day_part
-- cal_season <- cal_season
-- loy_name <- loy_name
-- points <- agg(tsl_net_amount, loy_multiplier)
-- deepest_discount <- agg(tsl_discount, tsl_list_price)
