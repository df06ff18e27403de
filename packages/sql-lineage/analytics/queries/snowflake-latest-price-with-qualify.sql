-- dialect: snowflake
SELECT prd_sku, prd_title, prh_price AS current_price, prh_valid_from::DATE AS since
FROM product
JOIN price_history ON prh_product_key = prd_key
QUALIFY ROW_NUMBER() OVER (PARTITION BY prd_key ORDER BY prh_valid_from DESC) = 1

-- expect:
-- reads price_history, product
-- prd_sku <- prd_sku
-- prd_title <- prd_title
-- current_price <- prh_price
-- since <- f(prh_valid_from)
