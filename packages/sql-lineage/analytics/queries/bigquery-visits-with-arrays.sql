-- dialect: bigquery
SELECT vis_device,
       tag,
       COUNTIF(vis_is_bounce) AS bounces,
       APPROX_QUANTILES(vis_seconds, 100)[OFFSET(50)] AS median_seconds,
       SAFE_DIVIDE(SUM(vis_clicks), COUNT(DISTINCT vis_session)) AS clicks_a_session
FROM `retail.page_visit`, UNNEST(vis_tags) AS tag
WHERE vis_at >= TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 30 DAY)
GROUP BY vis_device, tag

-- expect:
-- reads page_visit
-- vis_device <- vis_device
-- tag <- f(vis_tags)
-- bounces <- agg(vis_is_bounce)
-- median_seconds <- agg(vis_seconds)
-- clicks_a_session <- agg(vis_clicks, vis_session)
