WITH revenue (supplier_no, total_revenue) AS (
  SELECT prd_supplier_key, SUM(psl_net_amount * (1 - psl_discount))
  FROM phone_sale JOIN product ON prd_key = psl_product_key
  WHERE psl_day_key >= 20240101 AND psl_day_key < 20240401
  GROUP BY prd_supplier_key
)
SELECT sup_key, sup_name, sup_email, total_revenue
FROM supplier, revenue
WHERE sup_key = supplier_no
  AND total_revenue = (SELECT MAX(total_revenue) FROM revenue)
ORDER BY sup_key

-- expect:
-- reads phone_sale, product, supplier
-- sup_key <- sup_key
-- sup_name <- sup_name
-- sup_email <- sup_email
-- total_revenue <- agg(psl_net_amount, psl_discount)
