-- dialect: snowflake
SELECT out_name,
       SUM(tsl_net_amount) AS revenue,
       SUM(tsl_cost) AS cost,
       revenue - cost AS gross_profit,
       IFF(gross_profit > 0, 'profit', 'loss') AS verdict
FROM till_sale
JOIN outlet ON tsl_outlet_key = out_key
GROUP BY out_name

-- expect:
-- reads outlet, till_sale
-- out_name <- out_name
-- revenue <- agg(tsl_net_amount)
-- cost <- agg(tsl_cost)
-- gross_profit <- agg(tsl_net_amount, tsl_cost)
-- verdict <- if(tsl_net_amount, tsl_cost)
