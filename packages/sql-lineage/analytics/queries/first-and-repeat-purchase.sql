WITH numbered AS (
  SELECT tsl_shopper_key,
         tsl_receipt,
         cal_date,
         SUM(tsl_net_amount) AS basket,
         ROW_NUMBER() OVER (PARTITION BY tsl_shopper_key ORDER BY cal_date, tsl_receipt) AS visit
  FROM till_sale
  JOIN calendar ON tsl_day_key = cal_key
  WHERE tsl_shopper_key IS NOT NULL
  GROUP BY tsl_shopper_key, tsl_receipt, cal_date
)
SELECT shp_segment,
       MIN(one.cal_date) AS earliest,
       AVG(two.cal_date - one.cal_date) AS days_between,
       AVG(one.basket) AS first_basket,
       AVG(two.basket) AS second_basket
FROM numbered one
JOIN numbered two ON two.tsl_shopper_key = one.tsl_shopper_key AND two.visit = one.visit + 1
JOIN shopper ON shp_key = one.tsl_shopper_key
WHERE one.visit = 1
GROUP BY shp_segment

-- expect:
-- reads calendar, shopper, till_sale
-- shp_segment <- shp_segment
-- earliest <- agg(cal_date)
-- days_between <- agg(cal_date)
-- first_basket <- agg(tsl_net_amount)
-- second_basket <- agg(tsl_net_amount)
