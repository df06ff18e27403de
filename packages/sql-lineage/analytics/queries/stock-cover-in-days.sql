WITH demand AS (
  SELECT osl_depot_key AS depot_key, osl_product_key AS product_key, SUM(osl_quantity) / 90.0 AS a_day
  FROM online_sale JOIN calendar ON cal_key = osl_day_key
  WHERE cal_date > CURRENT_DATE - INTERVAL '90 days'
  GROUP BY osl_depot_key, osl_product_key
), newest AS (
  SELECT stk_depot_key, stk_product_key, stk_on_hand, stk_on_order, stk_reorder_point,
         ROW_NUMBER() OVER (PARTITION BY stk_depot_key, stk_product_key ORDER BY stk_day_key DESC) AS back
  FROM stock_level
)
SELECT dep_name,
       prd_sku,
       stk_on_hand,
       a_day,
       stk_on_hand / NULLIF(a_day, 0) AS days_of_cover,
       CASE WHEN stk_on_hand + stk_on_order < stk_reorder_point THEN stk_reorder_point - stk_on_hand END AS to_order
FROM newest
JOIN demand ON depot_key = stk_depot_key AND product_key = stk_product_key
JOIN depot ON dep_key = stk_depot_key
JOIN product ON prd_key = stk_product_key
WHERE back = 1

-- expect:
-- reads calendar, depot, online_sale, product, stock_level
-- dep_name <- dep_name
-- prd_sku <- prd_sku
-- stk_on_hand <- stk_on_hand
-- a_day <- agg(osl_quantity)
-- days_of_cover <- f(stk_on_hand), agg(osl_quantity), if(osl_quantity)
-- to_order <- f(stk_reorder_point, stk_on_hand), if(stk_on_hand, stk_on_order, stk_reorder_point)
