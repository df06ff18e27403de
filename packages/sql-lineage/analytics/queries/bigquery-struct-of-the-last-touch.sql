-- dialect: bigquery
WITH touched AS (
  SELECT t.shopper_key,
         c.name AS campaign_name,
         STRUCT(t.channel AS channel, t.cost AS cost) AS detail,
         ROW_NUMBER() OVER (PARTITION BY t.shopper_key ORDER BY t.touched_at DESC) AS newest
  FROM campaign_touch AS t
  JOIN campaign AS c ON c.id = t.campaign_id
)
SELECT shp_number, campaign_name, detail.channel AS last_channel, detail.cost AS last_cost
FROM touched
JOIN shopper ON shp_key = touched.shopper_key
WHERE newest = 1

-- expect:
-- reads campaign, campaign_touch, shopper
-- shp_number <- shp_number
-- campaign_name <- campaign.name
-- last_channel <- pick(campaign_touch.channel)
-- last_cost <- pick(campaign_touch.cost)
