WITH unsold AS (
  SELECT prd_key AS product_key FROM product
  EXCEPT
  SELECT tsl_product_key FROM till_sale
)
SELECT prd_sku, prd_title, prd_list_price * 0.7 AS clearance_price, stock.total AS in_stock
FROM product
JOIN (SELECT stk_product_key, SUM(stk_on_hand - stk_reserved) AS total FROM stock_level GROUP BY stk_product_key) stock
  ON stock.stk_product_key = prd_key
WHERE prd_key IN (SELECT product_key FROM unsold)

-- expect:
-- reads product, stock_level, till_sale
-- prd_sku <- prd_sku
-- prd_title <- prd_title
-- clearance_price <- f(prd_list_price)
-- in_stock <- agg(stk_on_hand, stk_reserved)
