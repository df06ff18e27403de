-- dialect: spark
SELECT pag_kind, tag, SUM(vis_seconds) AS seconds, PERCENTILE_APPROX(vis_clicks, 0.9) AS many_clicks
FROM page_visit
JOIN site_page ON vis_page_key = pag_key
LATERAL VIEW EXPLODE(vis_tags) exploded AS tag
GROUP BY pag_kind, tag

-- expect:
-- reads page_visit, site_page
-- pag_kind <- pag_kind
-- tag <- f(vis_tags)
-- seconds <- agg(vis_seconds)
-- many_clicks <- agg(vis_clicks)
