WITH sales AS (
  SELECT osl_order, osl_shopper_key, cal_date, SUM(osl_net_amount) AS amount
  FROM online_sale JOIN calendar ON cal_key = osl_day_key
  GROUP BY osl_order, osl_shopper_key, cal_date
), touches AS (
  SELECT s.osl_order,
         s.amount,
         c.name,
         t.channel,
         ROW_NUMBER() OVER (PARTITION BY s.osl_order ORDER BY t.touched_at DESC) AS back
  FROM sales s
  JOIN campaign_touch t ON t.shopper_key = s.osl_shopper_key
   AND t.touched_at BETWEEN s.cal_date - INTERVAL '14 days' AND s.cal_date
  JOIN campaign c ON c.id = t.campaign_id
)
SELECT name, channel, COUNT(osl_order) AS orders, SUM(amount) AS amount
FROM touches
WHERE back = 1
GROUP BY name, channel
ORDER BY 4 DESC

-- expect:
-- reads calendar, campaign, campaign_touch, online_sale
-- name <- campaign.name
-- channel <- channel
-- orders <- agg(osl_order)
-- amount <- agg(osl_net_amount)
