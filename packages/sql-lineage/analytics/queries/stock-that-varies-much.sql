WITH inv AS (
  SELECT dep_name, stk_depot_key, stk_product_key, cal_month, stdev, mean,
         CASE mean WHEN 0 THEN NULL ELSE stdev / mean END AS cov
  FROM (
    SELECT dep_name, stk_depot_key, stk_product_key, cal_month,
           STDDEV_SAMP(stk_on_hand) AS stdev, AVG(stk_on_hand) AS mean
    FROM stock_level, product, depot, calendar
    WHERE stk_product_key = prd_key AND stk_depot_key = dep_key AND stk_day_key = cal_key AND cal_year = 2024
    GROUP BY dep_name, stk_depot_key, stk_product_key, cal_month
  ) foo
  WHERE CASE mean WHEN 0 THEN 0 ELSE stdev / mean END > 1
)
SELECT inv1.stk_depot_key AS depot_1, inv1.stk_product_key AS product_1, inv1.cal_month AS month_1, inv1.mean AS mean_1, inv1.cov AS cov_1,
       inv2.cal_month AS month_2, inv2.mean AS mean_2, inv2.cov AS cov_2
FROM inv inv1, inv inv2
WHERE inv1.stk_product_key = inv2.stk_product_key
  AND inv1.stk_depot_key = inv2.stk_depot_key
  AND inv1.cal_month = 1 AND inv2.cal_month = 1 + 1
ORDER BY inv1.stk_depot_key, inv1.stk_product_key

-- expect:
-- reads calendar, depot, product, stock_level
-- depot_1 <- stk_depot_key
-- product_1 <- stk_product_key
-- month_1 <- cal_month
-- mean_1 <- agg(stk_on_hand)
-- cov_1 <- agg(stk_on_hand), if(stk_on_hand)
-- month_2 <- cal_month
-- mean_2 <- agg(stk_on_hand)
-- cov_2 <- agg(stk_on_hand), if(stk_on_hand)
