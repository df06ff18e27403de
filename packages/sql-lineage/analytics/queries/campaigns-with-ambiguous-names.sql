SELECT campaign.name AS campaign_name,
       team.name AS team_name,
       COUNT(campaign_touch.id) AS touches,
       SUM(cost) AS cost,
       SUM(cost) / MAX(budget) AS share_of_budget,
       MIN(touched_at) AS first_touch
FROM campaign
JOIN team ON team.id = campaign.team_id
JOIN campaign_touch ON campaign_touch.campaign_id = campaign.id
JOIN shopper ON shp_key = shopper_key
WHERE channel <> 'post' AND shp_consent
GROUP BY campaign.name, team.name

-- expect:
-- reads campaign, campaign_touch, shopper, team
-- campaign_name <- campaign.name
-- team_name <- team.name
-- touches <- agg(campaign_touch.id)
-- cost <- agg(cost)
-- share_of_budget <- agg(cost, budget)
-- first_touch <- agg(touched_at)
