SELECT osl_order, osl_line, prd_title, osl_net_amount
FROM online_sale
JOIN product ON prd_key = osl_product_key
WHERE (osl_order, osl_product_key) IN (SELECT ort_order, ort_product_key FROM online_return WHERE ort_fee > 0)
  AND osl_shopper_key = ANY (SELECT psl_shopper_key FROM phone_sale)
ORDER BY osl_net_amount DESC

-- expect:
-- reads online_return, online_sale, phone_sale, product
-- osl_order <- osl_order
-- osl_line <- osl_line
-- prd_title <- prd_title
-- osl_net_amount <- osl_net_amount
