SELECT cty_name,
       cur_code,
       cal_quarter,
       SUM(tsl_net_amount * fxr_rate) AS in_house_currency,
       SUM(tsl_net_amount) AS in_local_currency,
       MIN(fxr_rate) AS lowest_rate
FROM till_sale
JOIN outlet ON out_key = tsl_outlet_key
JOIN place ON plc_key = out_place_key
JOIN region ON reg_key = plc_region_key
JOIN country ON cty_key = reg_country_key
JOIN currency ON cur_key = cty_currency_key
JOIN calendar ON cal_key = tsl_day_key
JOIN exchange_rate ON fxr_currency_key = cur_key AND fxr_day_key = cal_key
WHERE fxr_source = 'central bank'
GROUP BY cty_name, cur_code, cal_quarter

-- expect:
-- reads calendar, country, currency, exchange_rate, outlet, place, region, till_sale
-- cty_name <- cty_name
-- cur_code <- cur_code
-- cal_quarter <- cal_quarter
-- in_house_currency <- agg(tsl_net_amount, fxr_rate)
-- in_local_currency <- agg(tsl_net_amount)
-- lowest_rate <- agg(fxr_rate)
