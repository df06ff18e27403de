SELECT out_name,
       cal_date,
       tsl_net_amount,
       SUM(tsl_net_amount) OVER running AS so_far,
       FIRST_VALUE(tsl_receipt) OVER running AS first_receipt,
       PERCENT_RANK() OVER by_amount AS percent_rank,
       LEAD(tsl_net_amount, 1, 0) OVER running - tsl_net_amount AS step
FROM till_sale
JOIN outlet ON out_key = tsl_outlet_key
JOIN calendar ON cal_key = tsl_day_key
WINDOW running AS (PARTITION BY tsl_outlet_key ORDER BY cal_date),
       by_amount AS (PARTITION BY tsl_outlet_key ORDER BY tsl_net_amount)

-- expect:
-- reads calendar, outlet, till_sale
-- out_name <- out_name
-- cal_date <- cal_date
-- tsl_net_amount <- tsl_net_amount
-- so_far <- agg(tsl_net_amount), over(tsl_outlet_key, cal_date)
-- first_receipt <- f(tsl_receipt), over(tsl_outlet_key, cal_date)
-- percent_rank <- over(tsl_outlet_key, tsl_net_amount)
-- step <- f(tsl_net_amount), over(tsl_outlet_key, cal_date)
