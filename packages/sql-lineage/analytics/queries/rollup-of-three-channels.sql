SELECT channel, name_of_place, SUM(amount) AS sales, SUM(refund) AS refunds, SUM(profit) AS profit
FROM (
  SELECT 'till' AS channel,
         out_name AS name_of_place,
         tsl_net_amount AS amount,
         CAST(0 AS DECIMAL(12, 2)) AS refund,
         tsl_margin AS profit
  FROM till_sale JOIN outlet ON tsl_outlet_key = out_key
  UNION ALL
  SELECT 'till', out_name, 0, trt_refund, -(trt_refund + trt_fee)
  FROM till_return JOIN outlet ON trt_outlet_key = out_key
  UNION ALL
  SELECT 'online', sit_name, osl_net_amount, 0, osl_margin - osl_freight
  FROM online_sale JOIN site ON osl_site_key = sit_key
) AS everything
GROUP BY ROLLUP (channel, name_of_place)
ORDER BY channel, name_of_place

-- expect:
-- reads online_sale, outlet, site, till_return, till_sale
-- channel <-
-- name_of_place <- out_name, sit_name
-- sales <- agg(tsl_net_amount, osl_net_amount)
-- refunds <- agg(trt_refund)
-- profit <- agg(tsl_margin, trt_refund, trt_fee, osl_margin, osl_freight)
