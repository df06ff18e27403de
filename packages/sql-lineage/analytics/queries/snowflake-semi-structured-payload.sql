-- dialect: snowflake
WITH parsed AS (
  SELECT vis_session,
         vis_payload:cart.total::NUMBER(12, 2) AS cart_total,
         vis_payload:cart.items[0].sku::STRING AS first_sku,
         vis_at
  FROM page_visit
)
SELECT DATE_TRUNC('day', vis_at) AS day,
       COUNT(DISTINCT vis_session) AS sessions,
       AVG(cart_total) AS average_cart,
       ANY_VALUE(first_sku) AS example
FROM parsed
GROUP BY ALL

-- expect:
-- reads page_visit
-- day <- f(vis_at)
-- sessions <- agg(vis_session)
-- average_cart <- agg(vis_payload)
-- example <- agg(vis_payload)
