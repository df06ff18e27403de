SELECT a.prd_title AS one, b.prd_title AS other, COUNT(DISTINCT x.tsl_receipt) AS receipts
FROM till_sale x
JOIN till_sale y ON y.tsl_receipt = x.tsl_receipt AND y.tsl_product_key > x.tsl_product_key
JOIN product a ON a.prd_key = x.tsl_product_key
JOIN product b ON b.prd_key = y.tsl_product_key
GROUP BY a.prd_title, b.prd_title
HAVING COUNT(DISTINCT x.tsl_receipt) >= 20

-- expect:
-- reads product, till_sale
-- one <- prd_title
-- other <- prd_title
-- receipts <- agg(tsl_receipt)
