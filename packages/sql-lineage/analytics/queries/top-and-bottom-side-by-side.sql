SELECT ascending.rnk AS rank_number, i1.prd_title AS best_performing, i2.prd_title AS worst_performing
FROM (
  SELECT product_key, RANK() OVER (ORDER BY average_margin DESC) AS rnk
  FROM (
    SELECT tsl_product_key AS product_key, AVG(tsl_margin) AS average_margin
    FROM till_sale WHERE tsl_outlet_key = 4 GROUP BY tsl_product_key
    HAVING AVG(tsl_margin) > 0.9 * (SELECT AVG(tsl_margin) FROM till_sale WHERE tsl_outlet_key = 4)
  ) a
) ascending
JOIN (
  SELECT product_key, RANK() OVER (ORDER BY average_margin ASC) AS rnk
  FROM (
    SELECT tsl_product_key AS product_key, AVG(tsl_margin) AS average_margin
    FROM till_sale WHERE tsl_outlet_key = 4 GROUP BY tsl_product_key
  ) b
) descending ON ascending.rnk = descending.rnk
JOIN product i1 ON i1.prd_key = ascending.product_key
JOIN product i2 ON i2.prd_key = descending.product_key
WHERE ascending.rnk < 11

-- expect:
-- reads product, till_sale
-- rank_number <- over(tsl_margin)
-- best_performing <- prd_title
-- worst_performing <- prd_title
