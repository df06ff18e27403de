SELECT cat_department, AVG(per_outlet) AS average_of_averages, MAX(per_outlet) - MIN(per_outlet) AS spread
FROM (
  SELECT cat_department, tsl_outlet_key, AVG(per_receipt) AS per_outlet
  FROM (
    SELECT prd_category_key, tsl_outlet_key, tsl_receipt, SUM(tsl_net_amount) AS per_receipt
    FROM till_sale, product
    WHERE tsl_product_key = prd_key
    GROUP BY prd_category_key, tsl_outlet_key, tsl_receipt
  ) a, category
  WHERE a.prd_category_key = cat_key
  GROUP BY cat_department, tsl_outlet_key
) b
GROUP BY cat_department

-- expect:
-- reads category, product, till_sale
-- cat_department <- cat_department
-- average_of_averages <- agg(tsl_net_amount)
-- spread <- agg(tsl_net_amount)
