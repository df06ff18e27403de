WITH cohort AS (
  SELECT shp_key AS member, DATE_TRUNC('month', shp_joined_on) AS joined_month FROM shopper
), activity AS (
  SELECT osl_shopper_key AS member, DATE_TRUNC('month', cal_date) AS active_month, osl_net_amount AS amount
  FROM online_sale JOIN calendar ON cal_key = osl_day_key
), months AS (
  SELECT cohort.member,
         joined_month,
         (EXTRACT(YEAR FROM active_month) - EXTRACT(YEAR FROM joined_month)) * 12
           + EXTRACT(MONTH FROM active_month) - EXTRACT(MONTH FROM joined_month) AS months_since,
         amount
  FROM cohort JOIN activity ON activity.member = cohort.member
)
SELECT joined_month,
       months_since,
       COUNT(DISTINCT member) AS members,
       SUM(amount) AS amount,
       SUM(SUM(amount)) OVER (PARTITION BY joined_month ORDER BY months_since) AS cumulated
FROM months
GROUP BY joined_month, months_since

-- expect:
-- reads calendar, online_sale, shopper
-- joined_month <- f(shp_joined_on)
-- months_since <- f(cal_date, shp_joined_on)
-- members <- agg(shp_key)
-- amount <- agg(osl_net_amount)
-- cumulated <- agg(osl_net_amount), over(shp_joined_on, cal_date)
