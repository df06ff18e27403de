-- dialect: trino
SELECT vis_session, t.tag, t.position
FROM page_visit
CROSS JOIN UNNEST(vis_tags) WITH ORDINALITY AS t (tag, position)
WHERE t.position <= 3

-- expect:
-- reads page_visit
-- vis_session <- vis_session
-- tag <- f(vis_tags)
-- position <-
