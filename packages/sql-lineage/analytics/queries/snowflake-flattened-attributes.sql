-- dialect: snowflake
SELECT prd_sku, a.key AS attribute, a.value::STRING AS attribute_value
FROM product,
     LATERAL FLATTEN(input => prd_attributes) a
WHERE prd_is_private_label

-- expect:
-- reads product
-- prd_sku <- prd_sku
-- attribute <- f(prd_attributes)
-- attribute_value <- f(prd_attributes)
