-- dialect: snowflake
SELECT stk_product_key, measure, amount
FROM (SELECT stk_product_key, stk_on_hand, stk_reserved, stk_on_order FROM stock_level)
UNPIVOT (amount FOR measure IN (stk_on_hand, stk_reserved, stk_on_order))

-- expect:
-- reads stock_level
-- stk_product_key <- stk_product_key
-- measure <-
-- amount <- pick(stk_on_hand, stk_reserved, stk_on_order)
