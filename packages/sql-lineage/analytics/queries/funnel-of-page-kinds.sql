SELECT sit_name,
       COUNT(DISTINCT CASE WHEN pag_kind = 'landing' THEN vis_session END) AS landed,
       COUNT(DISTINCT CASE WHEN pag_kind = 'product' THEN vis_session END) AS looked,
       COUNT(DISTINCT CASE WHEN pag_kind = 'cart' THEN vis_session END) AS filled,
       COUNT(DISTINCT osl_order) AS ordered,
       COUNT(DISTINCT osl_order)::NUMERIC / COUNT(DISTINCT vis_session) AS conversion
FROM page_visit
JOIN site_page ON pag_key = vis_page_key
JOIN site ON sit_key = pag_site_key
LEFT JOIN online_sale ON osl_page_key = pag_key AND osl_shopper_key = vis_shopper_key
GROUP BY sit_name

-- expect:
-- reads online_sale, page_visit, site, site_page
-- sit_name <- sit_name
-- landed <- agg(vis_session), if(pag_kind)
-- looked <- agg(vis_session), if(pag_kind)
-- filled <- agg(vis_session), if(pag_kind)
-- ordered <- agg(osl_order)
-- conversion <- agg(osl_order, vis_session)
