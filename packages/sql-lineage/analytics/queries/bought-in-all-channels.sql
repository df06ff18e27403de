SELECT COUNT(shopper_number) AS loyal_shoppers
FROM (
  SELECT DISTINCT shp_number AS shopper_number, cal_date
  FROM till_sale, calendar, shopper
  WHERE tsl_day_key = cal_key AND tsl_shopper_key = shp_key AND cal_month BETWEEN 1 AND 6
  INTERSECT
  SELECT DISTINCT shp_number, cal_date
  FROM online_sale, calendar, shopper
  WHERE osl_day_key = cal_key AND osl_shopper_key = shp_key AND cal_month BETWEEN 1 AND 6
) both_channels

-- expect:
-- reads calendar, online_sale, shopper, till_sale
-- loyal_shoppers <- agg(shp_number)
