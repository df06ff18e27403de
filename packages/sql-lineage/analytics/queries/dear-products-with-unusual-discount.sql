SELECT SUM(osl_discount) AS "excess discount amount"
FROM online_sale, product, calendar
WHERE prd_supplier_key = 350
  AND prd_key = osl_product_key
  AND cal_date BETWEEN '2024-01-27' AND CAST('2024-01-27' AS DATE) + INTERVAL '90 days'
  AND cal_key = osl_day_key
  AND osl_discount > (
    SELECT 1.3 * AVG(osl_discount)
    FROM online_sale, calendar
    WHERE osl_product_key = prd_key
      AND cal_date BETWEEN '2024-01-27' AND CAST('2024-01-27' AS DATE) + INTERVAL '90 days'
      AND cal_key = osl_day_key
  )

-- expect:
-- reads calendar, online_sale, product
-- excess discount amount <- agg(osl_discount)
