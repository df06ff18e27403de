WITH ordered AS (
  SELECT vis_shopper_key,
         vis_at,
         vis_seconds,
         LAG(vis_at) OVER (PARTITION BY vis_shopper_key ORDER BY vis_at) AS before
  FROM page_visit
), flagged AS (
  SELECT vis_shopper_key,
         vis_at,
         vis_seconds,
         CASE WHEN before IS NULL OR vis_at - before > INTERVAL '30 minutes' THEN 1 ELSE 0 END AS starts
  FROM ordered
), numbered AS (
  SELECT vis_shopper_key,
         vis_at,
         vis_seconds,
         SUM(starts) OVER (PARTITION BY vis_shopper_key ORDER BY vis_at) AS session_number
  FROM flagged
)
SELECT vis_shopper_key, MIN(vis_at) AS began, MAX(vis_at) AS ended, SUM(vis_seconds) AS seconds
FROM numbered
GROUP BY vis_shopper_key, session_number

-- expect:
-- reads page_visit
-- vis_shopper_key <- vis_shopper_key
-- began <- agg(vis_at)
-- ended <- agg(vis_at)
-- seconds <- agg(vis_seconds)
