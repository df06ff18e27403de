SELECT ofr_name,
       begins.cal_date AS first_day,
       ends.cal_date AS last_day,
       COALESCE(till.amount, 0) + COALESCE(web.amount, 0) AS amount,
       (COALESCE(till.amount, 0) + COALESCE(web.amount, 0)) / NULLIF(ofr_budget, 0) AS per_budget
FROM offer
JOIN calendar begins ON begins.cal_key = ofr_start_key
JOIN calendar ends ON ends.cal_key = ofr_end_key
LEFT JOIN (SELECT tsl_offer_key, SUM(tsl_net_amount) AS amount FROM till_sale GROUP BY tsl_offer_key) till
  ON till.tsl_offer_key = ofr_key
LEFT JOIN (SELECT osl_offer_key, SUM(osl_net_amount) AS amount FROM online_sale GROUP BY osl_offer_key) web
  ON web.osl_offer_key = ofr_key
WHERE ofr_is_national

-- expect:
-- reads calendar, offer, online_sale, till_sale
-- ofr_name <- ofr_name
-- first_day <- cal_date
-- last_day <- cal_date
-- amount <- agg(tsl_net_amount, osl_net_amount), if(tsl_net_amount, osl_net_amount)
-- per_budget <- agg(tsl_net_amount, osl_net_amount), f(ofr_budget), if(tsl_net_amount, osl_net_amount, ofr_budget)
