SELECT out_name, prd_title, sold
FROM (
  SELECT tsl_outlet_key,
         tsl_product_key,
         SUM(tsl_quantity) AS sold,
         DENSE_RANK() OVER (PARTITION BY tsl_outlet_key ORDER BY SUM(tsl_quantity) DESC) AS position
  FROM till_sale
  GROUP BY tsl_outlet_key, tsl_product_key
) best
JOIN outlet ON out_key = best.tsl_outlet_key
JOIN product ON prd_key = best.tsl_product_key
WHERE position = 1

-- expect:
-- reads outlet, product, till_sale
-- out_name <- out_name
-- prd_title <- prd_title
-- sold <- agg(tsl_quantity)
