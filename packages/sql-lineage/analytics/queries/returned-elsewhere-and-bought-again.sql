SELECT prd_sku,
       prd_title,
       out_number,
       out_name,
       SUM(tsl_margin) AS till_margin,
       SUM(trt_refund) AS refunded,
       SUM(psl_margin) AS phone_margin
FROM till_sale, till_return, phone_sale, calendar sold_on, calendar returned_on, calendar called_on, outlet, product
WHERE sold_on.cal_month = 4
  AND sold_on.cal_year = 2023
  AND sold_on.cal_key = tsl_day_key
  AND prd_key = tsl_product_key
  AND out_key = tsl_outlet_key
  AND tsl_shopper_key = trt_shopper_key
  AND tsl_product_key = trt_product_key
  AND tsl_receipt = trt_receipt
  AND trt_day_key = returned_on.cal_key
  AND returned_on.cal_month BETWEEN 4 AND 10
  AND trt_shopper_key = psl_shopper_key
  AND trt_product_key = psl_product_key
  AND psl_day_key = called_on.cal_key
GROUP BY prd_sku, prd_title, out_number, out_name

-- expect:
-- reads calendar, outlet, phone_sale, product, till_return, till_sale
-- prd_sku <- prd_sku
-- prd_title <- prd_title
-- out_number <- out_number
-- out_name <- out_name
-- till_margin <- agg(tsl_margin)
-- refunded <- agg(trt_refund)
-- phone_margin <- agg(psl_margin)
