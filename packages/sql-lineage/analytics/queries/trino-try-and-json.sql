-- dialect: trino
SELECT vis_device,
       JSON_EXTRACT_SCALAR(vis_payload, '$.cart.id') AS cart_id,
       TRY_CAST(vis_seconds AS INTEGER) AS seconds,
       APPROX_DISTINCT(vis_session) OVER (PARTITION BY vis_device) AS sessions,
       IF(vis_is_bounce, vis_clicks) AS bounce_clicks,
       AT_TIMEZONE(vis_at, 'UTC') AS at_utc
FROM page_visit
WHERE CARDINALITY(vis_tags) > 0

-- expect:
-- reads page_visit
-- vis_device <- vis_device
-- cart_id <- f(vis_payload)
-- seconds <- f(vis_seconds)
-- sessions <- agg(vis_session), over(vis_device)
-- bounce_clicks <- pick(vis_clicks), if(vis_is_bounce)
-- at_utc <- f(vis_at)
