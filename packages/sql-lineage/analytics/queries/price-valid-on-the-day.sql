SELECT tsl_receipt,
       prd_sku,
       prh_price,
       tsl_unit_price,
       prh_price - tsl_unit_price AS given_away,
       (prh_price - tsl_unit_price) / prh_price * 100 AS given_away_percent
FROM till_sale
JOIN calendar ON cal_key = tsl_day_key
JOIN product ON prd_key = tsl_product_key
JOIN price_history ON prh_product_key = prd_key
 AND cal_date >= prh_valid_from
 AND (cal_date < prh_valid_to OR prh_valid_to IS NULL)
WHERE tsl_unit_price < prh_price

-- expect:
-- reads calendar, price_history, product, till_sale
-- tsl_receipt <- tsl_receipt
-- prd_sku <- prd_sku
-- prh_price <- prh_price
-- tsl_unit_price <- tsl_unit_price
-- given_away <- f(prh_price, tsl_unit_price)
-- given_away_percent <- f(prh_price, tsl_unit_price)
