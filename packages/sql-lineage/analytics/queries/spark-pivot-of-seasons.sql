-- dialect: spark
SELECT *
FROM (
  SELECT brd_name, cal_season, tsl_net_amount
  FROM till_sale
  JOIN product ON tsl_product_key = prd_key
  JOIN brand ON prd_brand_key = brd_key
  JOIN calendar ON tsl_day_key = cal_key
)
PIVOT (SUM(tsl_net_amount) FOR cal_season IN ('spring' AS spring, 'summer' AS summer))

-- expect:
-- reads brand, calendar, product, till_sale
-- brd_name <- brd_name
-- spring <- agg(tsl_net_amount), if(cal_season)
-- summer <- agg(tsl_net_amount), if(cal_season)
