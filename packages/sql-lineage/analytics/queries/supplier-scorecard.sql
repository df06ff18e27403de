SELECT sup_name,
       sup_rating,
       COUNT(pur_order) AS order_lines,
       AVG(pur_received_day_key - pur_due_day_key) AS average_delay,
       SUM(CASE WHEN pur_received_day_key <= pur_due_day_key THEN pur_amount ELSE 0 END) / SUM(pur_amount) AS on_time,
       SUM(returned.refund) AS refunded,
       RANK() OVER (ORDER BY SUM(pur_amount) DESC) AS position
FROM purchase_order
JOIN supplier ON sup_key = pur_supplier_key
LEFT JOIN (
  SELECT prd_supplier_key, SUM(trt_refund) AS refund
  FROM till_return JOIN product ON prd_key = trt_product_key
  GROUP BY prd_supplier_key
) returned ON returned.prd_supplier_key = sup_key
WHERE pur_status NOT IN ('cancelled', 'draft')
GROUP BY sup_name, sup_rating

-- expect:
-- reads product, purchase_order, supplier, till_return
-- sup_name <- sup_name
-- sup_rating <- sup_rating
-- order_lines <- agg(pur_order)
-- average_delay <- agg(pur_received_day_key, pur_due_day_key)
-- on_time <- agg(pur_amount), if(pur_received_day_key, pur_due_day_key)
-- refunded <- agg(trt_refund)
-- position <- over(pur_amount)
