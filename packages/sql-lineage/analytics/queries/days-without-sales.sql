WITH RECURSIVE series (day) AS (
  SELECT MIN(cal_date) FROM calendar
  UNION ALL
  SELECT day + 1 FROM series WHERE day < DATE '2024-12-31'
)
SELECT day, out_name, COALESCE(SUM(tsl_net_amount), 0) AS amount
FROM series
CROSS JOIN outlet
LEFT JOIN calendar ON cal_date = day
LEFT JOIN till_sale ON tsl_day_key = cal_key AND tsl_outlet_key = out_key
GROUP BY day, out_name
HAVING COALESCE(SUM(tsl_net_amount), 0) = 0

-- expect:
-- reads calendar, outlet, till_sale
-- day <- agg(cal_date)
-- out_name <- out_name
-- amount <- agg(tsl_net_amount), if(tsl_net_amount)
