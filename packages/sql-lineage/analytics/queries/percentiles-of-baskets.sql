SELECT out_format,
       PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY basket) AS median_basket,
       PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY basket) AS large_basket,
       MODE() WITHIN GROUP (ORDER BY lines) AS usual_lines,
       STDDEV(basket) / AVG(basket) AS variation,
       CORR(basket, lines) AS relation
FROM (
  SELECT tsl_outlet_key, tsl_receipt, SUM(tsl_net_amount) AS basket, MAX(tsl_line) AS lines
  FROM till_sale
  GROUP BY tsl_outlet_key, tsl_receipt
) baskets, outlet
WHERE out_key = tsl_outlet_key
GROUP BY out_format

-- expect:
-- reads outlet, till_sale
-- out_format <- out_format
-- median_basket <- agg(tsl_net_amount)
-- large_basket <- agg(tsl_net_amount)
-- usual_lines <- agg(tsl_line)
-- variation <- agg(tsl_net_amount)
-- relation <- agg(tsl_net_amount, tsl_line)
