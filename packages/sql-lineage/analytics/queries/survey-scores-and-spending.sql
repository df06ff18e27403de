SELECT out_name,
       srv_topic,
       AVG(srv_score) AS score,
       SUM(CASE WHEN srv_score >= 9 THEN 1 WHEN srv_score <= 6 THEN -1 ELSE 0 END) * 100.0 / COUNT(srv_key) AS promoters,
       AVG(spent.amount) AS average_spent,
       STRING_AGG(srv_comment, ' | ') AS comments
FROM survey_answer
JOIN outlet ON out_key = srv_outlet_key
LEFT JOIN (
  SELECT tsl_shopper_key AS who, tsl_outlet_key AS at_outlet, SUM(tsl_net_amount) AS amount
  FROM till_sale
  GROUP BY tsl_shopper_key, tsl_outlet_key
) spent ON who = srv_shopper_key AND at_outlet = srv_outlet_key
GROUP BY out_name, srv_topic

-- expect:
-- reads outlet, survey_answer, till_sale
-- out_name <- out_name
-- srv_topic <- srv_topic
-- score <- agg(srv_score)
-- promoters <- agg(srv_key), if(srv_score)
-- average_spent <- agg(tsl_net_amount)
-- comments <- agg(srv_comment)
