SELECT clk_day_part,
       COUNT(*) FILTER (WHERE cal_is_weekend) AS weekend_lines,
       SUM(tsl_net_amount) FILTER (WHERE NOT cal_is_weekend) AS weekday_amount,
       SUM(tsl_net_amount) AS amount
FROM till_sale
JOIN clock ON clk_key = tsl_clock_key
JOIN calendar ON cal_key = tsl_day_key
GROUP BY clk_day_part

-- expect:
-- reads calendar, clock, till_sale
-- clk_day_part <- clk_day_part
-- weekend_lines <- if(cal_is_weekend)
-- weekday_amount <- agg(tsl_net_amount), if(cal_is_weekend)
-- amount <- agg(tsl_net_amount)
