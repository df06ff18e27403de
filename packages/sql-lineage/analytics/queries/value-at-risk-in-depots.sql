SELECT stk_product_key, SUM(stk_value) AS value_in_stock
FROM stock_level, depot, place
WHERE stk_depot_key = dep_key AND dep_place_key = plc_key AND plc_is_urban
GROUP BY stk_product_key
HAVING SUM(stk_value) > (
  SELECT SUM(stk_value) * 0.0001
  FROM stock_level, depot, place
  WHERE stk_depot_key = dep_key AND dep_place_key = plc_key AND plc_is_urban
)
ORDER BY value_in_stock DESC

-- expect:
-- reads depot, place, stock_level
-- stk_product_key <- stk_product_key
-- value_in_stock <- agg(stk_value)
