SELECT order_count, COUNT(shopper_key) AS shoppers
FROM (
  SELECT shp_key, COUNT(osl_order)
  FROM shopper LEFT OUTER JOIN online_sale
    ON shp_key = osl_shopper_key AND osl_voucher NOT LIKE '%test%'
  GROUP BY shp_key
) AS counted (shopper_key, order_count)
GROUP BY order_count
ORDER BY shoppers DESC, order_count DESC

-- expect:
-- reads online_sale, shopper
-- order_count <- agg(osl_order)
-- shoppers <- agg(shp_key)
