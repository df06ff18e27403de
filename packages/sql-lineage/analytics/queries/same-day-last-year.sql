SELECT cal.cal_date,
       now.amount,
       past.amount AS amount_a_year_before,
       now.amount - past.amount AS difference,
       (now.amount - past.amount) * 100.0 / NULLIF(past.amount, 0) AS percent
FROM calendar cal
LEFT JOIN (SELECT tsl_day_key, SUM(tsl_net_amount) AS amount FROM till_sale GROUP BY tsl_day_key) now
  ON now.tsl_day_key = cal.cal_key
LEFT JOIN (SELECT tsl_day_key, SUM(tsl_net_amount) AS amount FROM till_sale GROUP BY tsl_day_key) past
  ON past.tsl_day_key = cal.cal_prior_year_key
WHERE cal.cal_year = 2024

-- expect:
-- reads calendar, till_sale
-- cal_date <- cal_date
-- amount <- agg(tsl_net_amount)
-- amount_a_year_before <- agg(tsl_net_amount)
-- difference <- agg(tsl_net_amount)
-- percent <- agg(tsl_net_amount), if(tsl_net_amount)
