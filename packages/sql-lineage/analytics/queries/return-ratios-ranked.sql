SELECT channel, item, return_ratio, return_rank, currency_rank
FROM (
  SELECT 'online' AS channel, online.item, online.return_ratio, online.return_rank, online.currency_rank
  FROM (
    SELECT item, return_ratio, currency_ratio,
           RANK() OVER (ORDER BY return_ratio) AS return_rank,
           RANK() OVER (ORDER BY currency_ratio) AS currency_rank
    FROM (
      SELECT s.osl_product_key AS item,
             CAST(SUM(COALESCE(r.ort_quantity, 0)) AS DECIMAL(15, 4)) / CAST(SUM(s.osl_quantity) AS DECIMAL(15, 4)) AS return_ratio,
             SUM(r.ort_refund) / SUM(s.osl_net_amount) AS currency_ratio
      FROM online_sale s
      LEFT OUTER JOIN online_return r ON s.osl_order = r.ort_order AND s.osl_product_key = r.ort_product_key,
      calendar
      WHERE osl_day_key = cal_key AND cal_month = 12
      GROUP BY s.osl_product_key
    ) in_web
  ) online
  WHERE online.return_rank <= 10 OR online.currency_rank <= 10
  UNION
  SELECT 'till', till.item, till.return_ratio, till.return_rank, till.currency_rank
  FROM (
    SELECT item, return_ratio, currency_ratio,
           RANK() OVER (ORDER BY return_ratio) AS return_rank,
           RANK() OVER (ORDER BY currency_ratio) AS currency_rank
    FROM (
      SELECT s.tsl_product_key AS item,
             CAST(SUM(COALESCE(r.trt_quantity, 0)) AS DECIMAL(15, 4)) / CAST(SUM(s.tsl_quantity) AS DECIMAL(15, 4)) AS return_ratio,
             SUM(r.trt_refund) / SUM(s.tsl_net_amount) AS currency_ratio
      FROM till_sale s
      LEFT OUTER JOIN till_return r ON s.tsl_receipt = r.trt_receipt AND s.tsl_product_key = r.trt_product_key
      GROUP BY s.tsl_product_key
    ) in_till
  ) till
  WHERE till.return_rank <= 10 OR till.currency_rank <= 10
) tmp
ORDER BY 1, 4, 5, 2

-- expect:
-- reads calendar, online_return, online_sale, till_return, till_sale
-- channel <-
-- item <- osl_product_key, tsl_product_key
-- return_ratio <- agg(ort_quantity, osl_quantity, trt_quantity, tsl_quantity), if(ort_quantity, trt_quantity)
-- return_rank <- over(ort_quantity, osl_quantity, trt_quantity, tsl_quantity)
-- currency_rank <- over(ort_refund, osl_net_amount, trt_refund, tsl_net_amount)
