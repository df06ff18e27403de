-- dialect: oracle
SELECT prd_sku FROM product JOIN till_sale ON tsl_product_key = prd_key
MINUS
SELECT prd_sku FROM product JOIN online_sale ON osl_product_key = prd_key

-- expect:
-- reads online_sale, product, till_sale
-- prd_sku <- prd_sku
