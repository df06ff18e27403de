WITH sold AS (
  SELECT osl_day_key AS day_key, osl_net_amount AS amount FROM online_sale
  UNION ALL
  SELECT psl_day_key, psl_net_amount FROM phone_sale
), by_week AS (
  SELECT cal_week,
         SUM(CASE WHEN cal_weekday = 'Monday' THEN amount END) AS monday,
         SUM(CASE WHEN cal_weekday = 'Friday' THEN amount END) AS friday,
         SUM(CASE WHEN cal_weekday IN ('Saturday', 'Sunday') THEN amount ELSE 0 END) AS weekend
  FROM sold, calendar
  WHERE day_key = cal_key
  GROUP BY cal_week
)
SELECT this_year.cal_week,
       ROUND(this_year.monday / last_year.monday, 2) AS monday_ratio,
       ROUND(this_year.friday / last_year.friday, 2) AS friday_ratio,
       this_year.weekend - last_year.weekend AS weekend_change
FROM by_week this_year, by_week last_year
WHERE this_year.cal_week = last_year.cal_week + 52
ORDER BY this_year.cal_week

-- expect:
-- reads calendar, online_sale, phone_sale
-- cal_week <- cal_week
-- monday_ratio <- agg(osl_net_amount, psl_net_amount), if(cal_weekday)
-- friday_ratio <- agg(osl_net_amount, psl_net_amount), if(cal_weekday)
-- weekend_change <- agg(osl_net_amount, psl_net_amount), if(cal_weekday)
