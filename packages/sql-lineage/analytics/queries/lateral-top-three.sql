SELECT cat_name, best.prd_title, best.units, best.share_of_units
FROM category
CROSS JOIN LATERAL (
  SELECT prd_title,
         SUM(tsl_quantity) AS units,
         SUM(tsl_quantity) / SUM(SUM(tsl_quantity)) OVER () AS share_of_units
  FROM product
  JOIN till_sale ON tsl_product_key = prd_key
  WHERE prd_category_key = cat_key
  GROUP BY prd_title
  ORDER BY units DESC
  LIMIT 3
) best
WHERE cat_level = 2

-- expect:
-- reads category, product, till_sale
-- cat_name <- cat_name
-- prd_title <- prd_title
-- units <- agg(tsl_quantity)
-- share_of_units <- agg(tsl_quantity)
