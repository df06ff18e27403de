SELECT shp_number,
       NTILE(5) OVER (ORDER BY last_day DESC) AS recency,
       NTILE(5) OVER (ORDER BY receipts) AS frequency,
       NTILE(5) OVER (ORDER BY amount) AS money,
       CONCAT(NTILE(5) OVER (ORDER BY last_day DESC), NTILE(5) OVER (ORDER BY receipts)) AS score
FROM (
  SELECT tsl_shopper_key, MAX(cal_date) AS last_day, COUNT(DISTINCT tsl_receipt) AS receipts, SUM(tsl_net_amount) AS amount
  FROM till_sale JOIN calendar ON cal_key = tsl_day_key
  GROUP BY tsl_shopper_key
) summary
JOIN shopper ON shp_key = tsl_shopper_key

-- expect:
-- reads calendar, shopper, till_sale
-- shp_number <- shp_number
-- recency <- over(cal_date)
-- frequency <- over(tsl_receipt)
-- money <- over(tsl_net_amount)
-- score <- over(cal_date, tsl_receipt)
