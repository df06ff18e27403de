-- dialect: bigquery
WITH daily AS (
  SELECT sit_name, cal_date, SUM(osl_net_amount) AS amount
  FROM retail.online_sale
  JOIN retail.site ON sit_key = osl_site_key
  JOIN retail.calendar ON cal_key = osl_day_key
  GROUP BY sit_name, cal_date
)
SELECT sit_name,
       DATE_TRUNC(cal_date, MONTH) AS month,
       SUM(amount) AS amount,
       ARRAY_AGG(cal_date ORDER BY cal_date LIMIT 1)[OFFSET(0)] AS first_day,
       DATE_DIFF(MAX(cal_date), MIN(cal_date), DAY) AS span,
       IFNULL(SUM(amount), 0) > 1000 AS is_large
FROM daily
GROUP BY sit_name, month

-- expect:
-- reads calendar, online_sale, site
-- sit_name <- sit_name
-- month <- f(cal_date)
-- amount <- agg(osl_net_amount)
-- first_day <- agg(cal_date), over(cal_date)
-- span <- agg(cal_date)
-- is_large <- agg(osl_net_amount), if(osl_net_amount)
