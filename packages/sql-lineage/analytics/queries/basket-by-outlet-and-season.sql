SELECT out_name,
       cal_season,
       SUM(tsl_net_amount) AS revenue,
       SUM(tsl_margin) / NULLIF(SUM(tsl_net_amount), 0) AS margin_share,
       COUNT(DISTINCT tsl_receipt) AS receipts
FROM till_sale, calendar, outlet
WHERE tsl_day_key = cal_key
  AND tsl_outlet_key = out_key
  AND cal_year = 2024
  AND out_format IN ('city', 'mall')
GROUP BY out_name, cal_season
ORDER BY 1, 3 DESC

-- expect:
-- reads calendar, outlet, till_sale
-- out_name <- out_name
-- cal_season <- cal_season
-- revenue <- agg(tsl_net_amount)
-- margin_share <- agg(tsl_margin, tsl_net_amount), if(tsl_net_amount)
-- receipts <- agg(tsl_receipt)
