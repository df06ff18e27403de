SELECT prd_sku,
       prd_title,
       (SELECT SUM(tsl_quantity) FROM till_sale WHERE tsl_product_key = prd_key) AS sold_at_tills,
       (SELECT SUM(osl_quantity) FROM online_sale WHERE osl_product_key = prd_key) AS sold_online,
       (SELECT MAX(cal_date) FROM till_sale JOIN calendar ON cal_key = tsl_day_key
        WHERE tsl_product_key = prd_key) AS last_sold_on,
       (SELECT brd_name FROM brand WHERE brd_key = prd_brand_key) AS brand,
       COALESCE((SELECT SUM(stk_on_hand) FROM stock_level WHERE stk_product_key = prd_key), 0) AS stock
FROM product
WHERE prd_retired_on IS NULL

-- expect:
-- reads brand, calendar, online_sale, product, stock_level, till_sale
-- prd_sku <- prd_sku
-- prd_title <- prd_title
-- sold_at_tills <- agg(tsl_quantity)
-- sold_online <- agg(osl_quantity)
-- last_sold_on <- agg(cal_date)
-- brand <- brd_name
-- stock <- agg(stk_on_hand), if(stk_on_hand)
