SELECT shp_gender,
       hsh_home_type,
       inc_label,
       GROUPING(shp_gender) + GROUPING(hsh_home_type) AS level_of_total,
       COUNT(DISTINCT shp_key) AS shoppers,
       AVG(tsl_quantity) AS average_units,
       SUM(tsl_net_amount) AS revenue
FROM till_sale
JOIN shopper ON tsl_shopper_key = shp_key
JOIN household ON shp_household_key = hsh_key
JOIN income_bracket ON hsh_income_key = inc_key
GROUP BY CUBE (shp_gender, hsh_home_type, inc_label)

-- expect:
-- reads household, income_bracket, shopper, till_sale
-- shp_gender <- shp_gender
-- hsh_home_type <- hsh_home_type
-- inc_label <- inc_label
-- level_of_total <- agg(shp_gender, hsh_home_type)
-- shoppers <- agg(shp_key)
-- average_units <- agg(tsl_quantity)
-- revenue <- agg(tsl_net_amount)
