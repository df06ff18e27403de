SELECT CAST(morning.lines AS DECIMAL(15, 4)) / CAST(evening.lines AS DECIMAL(15, 4)) AS morning_to_evening
FROM (SELECT COUNT(osl_line) AS lines FROM online_sale, clock, household, shopper
      WHERE osl_clock_key = clk_key AND osl_shopper_key = shp_key AND shp_household_key = hsh_key
        AND clk_hour BETWEEN 8 AND 9 AND hsh_children = 2) morning,
     (SELECT COUNT(osl_order) AS lines FROM online_sale, clock, household, shopper
      WHERE osl_clock_key = clk_key AND osl_shopper_key = shp_key AND shp_household_key = hsh_key
        AND clk_hour BETWEEN 19 AND 20 AND hsh_children = 2) evening

-- expect:
-- reads clock, household, online_sale, shopper
-- morning_to_evening <- agg(osl_line, osl_order)
