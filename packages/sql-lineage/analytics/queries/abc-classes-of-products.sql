WITH revenue AS (
  SELECT prd_key, prd_title, SUM(tsl_net_amount) AS amount
  FROM product LEFT JOIN till_sale ON tsl_product_key = prd_key
  GROUP BY prd_key, prd_title
), shares AS (
  SELECT prd_title,
         amount,
         SUM(amount) OVER (ORDER BY amount DESC ROWS UNBOUNDED PRECEDING) / SUM(amount) OVER () AS share_so_far
  FROM revenue
)
SELECT prd_title,
       amount,
       CASE WHEN share_so_far <= 0.8 THEN 'A' WHEN share_so_far <= 0.95 THEN 'B' ELSE 'C' END AS class
FROM shares

-- expect:
-- reads product, till_sale
-- prd_title <- prd_title
-- amount <- agg(tsl_net_amount)
-- class <- if(tsl_net_amount)
