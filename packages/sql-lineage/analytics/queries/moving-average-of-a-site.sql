SELECT sit_name,
       cal_date,
       SUM(osl_net_amount) AS amount,
       AVG(SUM(osl_net_amount)) OVER (PARTITION BY sit_name ORDER BY cal_date
                                      ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS week_average,
       SUM(osl_net_amount) - LAG(SUM(osl_net_amount), 7) OVER (PARTITION BY sit_name ORDER BY cal_date) AS change
FROM online_sale
JOIN site ON osl_site_key = sit_key
JOIN calendar ON osl_day_key = cal_key
GROUP BY sit_name, cal_date

-- expect:
-- reads calendar, online_sale, site
-- sit_name <- sit_name
-- cal_date <- cal_date
-- amount <- agg(osl_net_amount)
-- week_average <- agg(osl_net_amount), over(sit_name, cal_date)
-- change <- agg(osl_net_amount), over(sit_name, cal_date)
