SELECT rsn_group,
       rsn_text,
       SUM(quantity) AS quantity,
       SUM(refund) AS refund,
       ROUND(100.0 * SUM(refund) / SUM(SUM(refund)) OVER (PARTITION BY rsn_group), 1) AS percent_of_group
FROM (
  SELECT trt_reason_key AS reason_key, trt_quantity AS quantity, trt_refund AS refund FROM till_return
  UNION ALL
  SELECT ort_reason_key, ort_quantity, ort_refund + ort_freight_refund FROM online_return
) returned
JOIN reason ON rsn_key = reason_key
GROUP BY rsn_group, rsn_text

-- expect:
-- reads online_return, reason, till_return
-- rsn_group <- rsn_group
-- rsn_text <- rsn_text
-- quantity <- agg(trt_quantity, ort_quantity)
-- refund <- agg(trt_refund, ort_refund, ort_freight_refund)
-- percent_of_group <- agg(trt_refund, ort_refund, ort_freight_refund), over(rsn_group)
