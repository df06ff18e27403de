SELECT dep_name,
       prd_sku,
       SUM(CASE WHEN cal_date < DATE '2024-03-11' THEN stk_on_hand ELSE 0 END) AS stock_before,
       SUM(CASE WHEN cal_date >= DATE '2024-03-11' THEN stk_on_hand ELSE 0 END) AS stock_after
FROM stock_level, depot, product, calendar
WHERE prd_list_price BETWEEN 0.99 AND 1.49
  AND prd_key = stk_product_key
  AND stk_depot_key = dep_key
  AND stk_day_key = cal_key
  AND cal_date BETWEEN DATE '2024-03-11' - INTERVAL '30' DAY AND DATE '2024-03-11' + INTERVAL '30' DAY
GROUP BY dep_name, prd_sku
HAVING SUM(CASE WHEN cal_date < DATE '2024-03-11' THEN stk_on_hand ELSE 0 END) > 0
ORDER BY dep_name, prd_sku

-- expect:
-- reads calendar, depot, product, stock_level
-- dep_name <- dep_name
-- prd_sku <- prd_sku
-- stock_before <- agg(stk_on_hand), if(cal_date)
-- stock_after <- agg(stk_on_hand), if(cal_date)
