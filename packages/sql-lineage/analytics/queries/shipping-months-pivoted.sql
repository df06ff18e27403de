SELECT dep_name, dep_capacity, plc_city, carriers, sold_year,
       SUM(jan_sales) AS jan_sales,
       SUM(feb_sales) AS feb_sales,
       SUM(jan_sales / dep_capacity) AS jan_sales_per_place,
       SUM(jan_net) AS jan_net
FROM (
  SELECT dep_name, dep_capacity, plc_city, 'FLEET' || ',' || 'RAIL' AS carriers, cal_year AS sold_year,
         SUM(CASE WHEN cal_month = 1 THEN osl_list_price * osl_quantity ELSE 0 END) AS jan_sales,
         SUM(CASE WHEN cal_month = 2 THEN osl_list_price * osl_quantity ELSE 0 END) AS feb_sales,
         SUM(CASE WHEN cal_month = 1 THEN osl_net_amount * osl_quantity ELSE 0 END) AS jan_net
  FROM online_sale, depot, place, calendar, clock, carrier
  WHERE osl_depot_key = dep_key AND dep_place_key = plc_key AND osl_day_key = cal_key
    AND osl_clock_key = clk_key AND osl_carrier_key = crr_key AND crr_name IN ('FLEET', 'RAIL')
  GROUP BY dep_name, dep_capacity, plc_city, cal_year
  UNION ALL
  SELECT dep_name, dep_capacity, plc_city, 'FLEET' || ',' || 'RAIL', cal_year,
         SUM(CASE WHEN cal_month = 1 THEN psl_unit_price * psl_quantity ELSE 0 END),
         SUM(CASE WHEN cal_month = 2 THEN psl_unit_price * psl_quantity ELSE 0 END),
         SUM(CASE WHEN cal_month = 1 THEN psl_net_amount ELSE 0 END)
  FROM phone_sale, depot, place, calendar, carrier
  WHERE psl_depot_key = dep_key AND dep_place_key = plc_key AND psl_day_key = cal_key
    AND psl_carrier_key = crr_key AND crr_name IN ('FLEET', 'RAIL')
  GROUP BY dep_name, dep_capacity, plc_city, cal_year
) x
GROUP BY dep_name, dep_capacity, plc_city, carriers, sold_year
ORDER BY dep_name
LIMIT 100

-- expect:
-- reads calendar, carrier, clock, depot, online_sale, phone_sale, place
-- dep_name <- dep_name
-- dep_capacity <- dep_capacity
-- plc_city <- plc_city
-- carriers <-
-- sold_year <- cal_year
-- jan_sales <- agg(osl_list_price, osl_quantity, psl_unit_price, psl_quantity), if(cal_month)
-- feb_sales <- agg(osl_list_price, osl_quantity, psl_unit_price, psl_quantity), if(cal_month)
-- jan_sales_per_place <- agg(osl_list_price, osl_quantity, psl_unit_price, psl_quantity, dep_capacity), if(cal_month)
-- jan_net <- agg(osl_net_amount, osl_quantity, psl_net_amount), if(cal_month)
