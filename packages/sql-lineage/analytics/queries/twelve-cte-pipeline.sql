WITH days AS (
  SELECT cal_key AS day_key, cal_year AS y, cal_month AS m FROM calendar WHERE cal_year IN (2023, 2024)
), till AS (
  SELECT tsl_product_key AS product_key, y, m, SUM(tsl_quantity) AS units, SUM(tsl_net_amount) AS amount
  FROM till_sale JOIN days ON tsl_day_key = day_key GROUP BY tsl_product_key, y, m
), online AS (
  SELECT osl_product_key AS product_key, y, m, SUM(osl_quantity) AS units, SUM(osl_net_amount) AS amount
  FROM online_sale JOIN days ON osl_day_key = day_key GROUP BY osl_product_key, y, m
), phone AS (
  SELECT psl_product_key AS product_key, y, m, SUM(psl_quantity) AS units, SUM(psl_net_amount) AS amount
  FROM phone_sale JOIN days ON psl_day_key = day_key GROUP BY psl_product_key, y, m
), all_sales AS (
  SELECT product_key, y, m, units, amount FROM till
  UNION ALL SELECT product_key, y, m, units, amount FROM online
  UNION ALL SELECT product_key, y, m, units, amount FROM phone
), monthly AS (
  SELECT product_key, y, m, SUM(units) AS units, SUM(amount) AS amount FROM all_sales GROUP BY product_key, y, m
), refunds AS (
  SELECT trt_product_key AS product_key, y, m, SUM(trt_refund) AS refunded
  FROM till_return JOIN days ON trt_day_key = day_key GROUP BY trt_product_key, y, m
), net AS (
  SELECT monthly.product_key, monthly.y, monthly.m, units, amount - COALESCE(refunded, 0) AS net_amount
  FROM monthly
  LEFT JOIN refunds ON refunds.product_key = monthly.product_key AND refunds.y = monthly.y AND refunds.m = monthly.m
), named AS (
  SELECT prd_title, cat_name, y, m, units, net_amount
  FROM net JOIN product ON prd_key = product_key JOIN category ON cat_key = prd_category_key
), per_category AS (
  SELECT cat_name, y, m, SUM(units) AS units, SUM(net_amount) AS net_amount FROM named GROUP BY cat_name, y, m
), compared AS (
  SELECT now.cat_name, now.m, now.units, now.net_amount, past.net_amount AS past_amount
  FROM per_category now JOIN per_category past ON past.cat_name = now.cat_name AND past.m = now.m AND past.y = now.y - 1
), final AS (
  SELECT cat_name, m, units, net_amount, past_amount, net_amount - past_amount AS growth FROM compared
)
SELECT * FROM final ORDER BY growth DESC

-- expect:
-- reads calendar, category, online_sale, phone_sale, product, till_return, till_sale
-- cat_name <- cat_name
-- m <- cal_month
-- units <- agg(tsl_quantity, osl_quantity, psl_quantity)
-- net_amount <- agg(tsl_net_amount, osl_net_amount, psl_net_amount, trt_refund), if(trt_refund)
-- past_amount <- agg(tsl_net_amount, osl_net_amount, psl_net_amount, trt_refund), if(trt_refund)
-- growth <- agg(tsl_net_amount, osl_net_amount, psl_net_amount, trt_refund), if(trt_refund)
