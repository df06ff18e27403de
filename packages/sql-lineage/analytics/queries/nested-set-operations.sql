SELECT city, 'both' AS kind FROM (
  (SELECT plc_city AS city FROM outlet JOIN place ON plc_key = out_place_key
   UNION
   SELECT plc_city FROM depot JOIN place ON plc_key = dep_place_key)
  INTERSECT
  SELECT plc_city FROM shopper JOIN place ON plc_key = shp_place_key
) cities
UNION ALL
(SELECT sup_city, 'supplier' FROM supplier ORDER BY sup_rating DESC LIMIT 5)

-- expect:
-- reads depot, outlet, place, shopper, supplier
-- city <- plc_city, sup_city
-- kind <-
