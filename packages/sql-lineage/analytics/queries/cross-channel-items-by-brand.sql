WITH cross_items AS (
  SELECT prd_key AS item_key
  FROM product,
    (SELECT t.prd_brand_key AS b, t.prd_category_key AS c
     FROM till_sale, product t, calendar d1
     WHERE tsl_product_key = t.prd_key AND tsl_day_key = d1.cal_key AND d1.cal_year BETWEEN 2022 AND 2024
     INTERSECT
     SELECT w.prd_brand_key, w.prd_category_key
     FROM online_sale, product w, calendar d2
     WHERE osl_product_key = w.prd_key AND osl_day_key = d2.cal_key AND d2.cal_year BETWEEN 2022 AND 2024) x
  WHERE prd_brand_key = b AND prd_category_key = c
), average_sales AS (
  SELECT AVG(quantity * price) AS average_amount
  FROM (
    SELECT tsl_quantity AS quantity, tsl_list_price AS price FROM till_sale
    UNION ALL
    SELECT osl_quantity, osl_list_price FROM online_sale
  ) x
)
SELECT channel, brand_key, category_key, SUM(sales) AS sales, SUM(line_count) AS line_count
FROM (
  SELECT 'till' AS channel, prd_brand_key AS brand_key, prd_category_key AS category_key,
         SUM(tsl_quantity * tsl_list_price) AS sales, COUNT(*) AS line_count
  FROM till_sale, product
  WHERE tsl_product_key IN (SELECT item_key FROM cross_items) AND tsl_product_key = prd_key
  GROUP BY prd_brand_key, prd_category_key
  HAVING SUM(tsl_quantity * tsl_list_price) > (SELECT average_amount FROM average_sales)
  UNION ALL
  SELECT 'online', prd_brand_key, prd_category_key, SUM(osl_quantity * osl_list_price), COUNT(*)
  FROM online_sale, product
  WHERE osl_product_key IN (SELECT item_key FROM cross_items) AND osl_product_key = prd_key
  GROUP BY prd_brand_key, prd_category_key
  HAVING SUM(osl_quantity * osl_list_price) > (SELECT average_amount FROM average_sales)
) y
GROUP BY ROLLUP (channel, brand_key, category_key)
ORDER BY channel, brand_key, category_key

-- expect:
-- reads calendar, online_sale, product, till_sale
-- channel <-
-- brand_key <- prd_brand_key
-- category_key <- prd_category_key
-- sales <- agg(tsl_quantity, tsl_list_price, osl_quantity, osl_list_price)
-- line_count <-
