SELECT prefix, COUNT(member_key) AS people, SUM(points) AS points
FROM (
  SELECT SUBSTRING(shp_phone FROM 1 FOR 2) AS prefix, shp_key AS member_key, shp_lifetime_points AS points
  FROM shopper
  WHERE SUBSTRING(shp_phone FROM 1 FOR 2) IN ('13', '31', '23')
    AND shp_lifetime_points > (
      SELECT AVG(shp_lifetime_points) FROM shopper
      WHERE shp_lifetime_points > 0 AND SUBSTRING(shp_phone FROM 1 FOR 2) IN ('13', '31', '23')
    )
    AND NOT EXISTS (SELECT * FROM online_sale WHERE osl_shopper_key = shp_key)
) AS dormant
GROUP BY prefix
ORDER BY prefix

-- expect:
-- reads online_sale, shopper
-- prefix <- f(shp_phone)
-- people <- agg(shp_key)
-- points <- agg(shp_lifetime_points)
