WITH sold AS (
  SELECT tsl_outlet_key AS outlet_key,
         prd_category_key AS category_key,
         cal_year AS sold_year,
         cal_month AS sold_month,
         SUM(tsl_net_amount) AS amount
  FROM till_sale
  JOIN product ON prd_key = tsl_product_key
  JOIN calendar ON cal_key = tsl_day_key
  GROUP BY 1, 2, 3, 4
), cumulated AS (
  SELECT outlet_key,
         category_key,
         sold_year,
         sold_month,
         amount,
         SUM(amount) OVER (PARTITION BY outlet_key, category_key, sold_year ORDER BY sold_month
                           ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS so_far,
         SUM(tgt_amount) OVER (PARTITION BY outlet_key, category_key, sold_year ORDER BY sold_month) AS wanted_so_far
  FROM sold
  LEFT JOIN sales_target
    ON tgt_outlet_key = outlet_key AND tgt_category_key = category_key
   AND tgt_year = sold_year AND tgt_month = sold_month
)
SELECT out_name,
       cat_name,
       sold_year,
       sold_month,
       amount,
       so_far,
       wanted_so_far,
       CASE WHEN so_far >= wanted_so_far THEN 'on track' ELSE 'behind' END AS verdict
FROM cumulated
JOIN outlet ON out_key = outlet_key
JOIN category ON cat_key = category_key
ORDER BY out_name, cat_name, sold_year, sold_month

-- expect:
-- reads calendar, category, outlet, product, sales_target, till_sale
-- out_name <- out_name
-- cat_name <- cat_name
-- sold_year <- cal_year
-- sold_month <- cal_month
-- amount <- agg(tsl_net_amount)
-- so_far <- agg(tsl_net_amount), over(tsl_outlet_key, prd_category_key, cal_year, cal_month)
-- wanted_so_far <- agg(tgt_amount), over(tsl_outlet_key, prd_category_key, cal_year, cal_month)
-- verdict <- if(tsl_net_amount, tgt_amount, tsl_outlet_key, prd_category_key, cal_year, cal_month)
