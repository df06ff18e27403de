SELECT stf_number,
       stf_role,
       cal_quarter_name,
       SUM(psl_net_amount) AS sold,
       SUM(psl_net_amount) * MAX(stf_commission_rate) AS commission,
       SUM(psl_call_seconds) / 3600 AS hours_on_the_phone,
       RANK() OVER (PARTITION BY cal_quarter_name ORDER BY SUM(psl_net_amount) DESC) AS position
FROM phone_sale, staff, calendar
WHERE psl_agent_key = stf_key AND psl_day_key = cal_key
GROUP BY stf_number, stf_role, cal_quarter_name

-- expect:
-- reads calendar, phone_sale, staff
-- stf_number <- stf_number
-- stf_role <- stf_role
-- cal_quarter_name <- cal_quarter_name
-- sold <- agg(psl_net_amount)
-- commission <- agg(psl_net_amount, stf_commission_rate)
-- hours_on_the_phone <- agg(psl_call_seconds)
-- position <- over(cal_quarter_name, psl_net_amount)
