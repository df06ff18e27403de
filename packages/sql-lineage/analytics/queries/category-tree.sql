WITH RECURSIVE tree AS (
  SELECT cat_key AS node, cat_name AS label, cat_parent_key AS parent, cat_name AS trail, 1 AS depth
  FROM category
  WHERE cat_parent_key IS NULL
  UNION ALL
  SELECT cat_key, cat_name, cat_parent_key, trail || ' > ' || cat_name, depth + 1
  FROM category
  JOIN tree ON cat_parent_key = node
)
SELECT trail, depth, SUM(tsl_net_amount) AS revenue
FROM tree
JOIN product ON prd_category_key = node
JOIN till_sale ON tsl_product_key = prd_key
GROUP BY trail, depth

-- expect:
-- reads category, product, till_sale
-- trail <- f(cat_name)
-- depth <-
-- revenue <- agg(tsl_net_amount)
