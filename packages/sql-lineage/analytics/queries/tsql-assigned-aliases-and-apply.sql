-- dialect: tsql
SELECT shopper_number = shp_number,
       last_amount = latest.tsl_net_amount,
       latest.tsl_points
FROM shopper
CROSS APPLY (
  SELECT TOP 1 tsl_net_amount, tsl_points
  FROM till_sale
  WHERE tsl_shopper_key = shp_key
  ORDER BY tsl_day_key DESC
) AS latest

-- expect:
-- reads shopper, till_sale
-- shopper_number <- shp_number
-- last_amount <- tsl_net_amount
-- tsl_points <- tsl_points
