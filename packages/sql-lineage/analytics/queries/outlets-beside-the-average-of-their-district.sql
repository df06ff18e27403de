SELECT out_district,
       out_name,
       monthly.cal_month,
       monthly.amount,
       AVG(monthly.amount) OVER (PARTITION BY out_district, monthly.cal_month) AS district_average,
       monthly.amount - AVG(monthly.amount) OVER (PARTITION BY out_district, monthly.cal_month) AS difference
FROM outlet
JOIN (
  SELECT tsl_outlet_key, cal_month, SUM(tsl_net_amount) AS amount
  FROM till_sale
  JOIN calendar ON cal_key = tsl_day_key
  GROUP BY tsl_outlet_key, cal_month
) monthly ON monthly.tsl_outlet_key = out_key

-- expect:
-- reads calendar, outlet, till_sale
-- out_district <- out_district
-- out_name <- out_name
-- cal_month <- cal_month
-- amount <- agg(tsl_net_amount)
-- district_average <- agg(tsl_net_amount), over(out_district, cal_month)
-- difference <- agg(tsl_net_amount), over(out_district, cal_month)
