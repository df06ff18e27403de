-- dialect: ansi
WITH till AS (
  SELECT tsl_product_key AS product_key, SUM(tsl_quantity) AS till_units FROM till_sale GROUP BY tsl_product_key
), web AS (
  SELECT osl_product_key AS product_key, SUM(osl_quantity) AS web_units FROM online_sale GROUP BY osl_product_key
)
SELECT product_key, prd_title, till_units, web_units, till_units + web_units AS units
FROM till
JOIN web USING (product_key)
JOIN product ON prd_key = product_key

-- expect:
-- reads online_sale, product, till_sale
-- product_key <- pick(tsl_product_key)
-- prd_title <- prd_title
-- till_units <- agg(tsl_quantity)
-- web_units <- agg(osl_quantity)
-- units <- agg(tsl_quantity, osl_quantity)
