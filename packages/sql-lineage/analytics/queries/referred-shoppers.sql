SELECT referrer.shp_number AS referrer_number,
       referrer.shp_given_name || ' ' || referrer.shp_family_name AS referrer_name,
       COUNT(referred.shp_key) AS brought,
       SUM(spent.amount) AS brought_amount,
       MAX(referred.shp_joined_on) AS newest
FROM shopper referrer
JOIN shopper referred ON referred.shp_referrer_key = referrer.shp_key
LEFT JOIN (
  SELECT tsl_shopper_key AS who, SUM(tsl_net_amount) AS amount FROM till_sale GROUP BY tsl_shopper_key
) spent ON spent.who = referred.shp_key
GROUP BY referrer.shp_number, referrer.shp_given_name, referrer.shp_family_name

-- expect:
-- reads shopper, till_sale
-- referrer_number <- shp_number
-- referrer_name <- f(shp_given_name, shp_family_name)
-- brought <- agg(shp_key)
-- brought_amount <- agg(tsl_net_amount)
-- newest <- agg(shp_joined_on)
