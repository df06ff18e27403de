SELECT DISTINCT ON (vis_shopper_key) vis_shopper_key, shp_number, vis_at AS last_seen, pag_path, vis_at::date - shp_joined_on AS age
FROM page_visit
JOIN shopper ON shp_key = vis_shopper_key
JOIN site_page ON pag_key = vis_page_key
ORDER BY vis_shopper_key, vis_at DESC

-- expect:
-- reads page_visit, shopper, site_page
-- vis_shopper_key <- vis_shopper_key
-- shp_number <- shp_number
-- last_seen <- vis_at
-- pag_path <- pag_path
-- age <- f(vis_at, shp_joined_on)
