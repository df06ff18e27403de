-- dialect: spark
SELECT SHA2(shp_email, 256) AS email_hash,
       MD5(CONCAT(shp_given_name, shp_family_name)) AS name_hash,
       NVL(shp_phone, 'unknown') AS phone,
       IF(shp_is_staff, 0, shp_lifetime_points) AS points,
       NVL2(shp_referrer_key, shp_referrer_key, shp_key) AS introduced_by,
       DATEDIFF(CURRENT_DATE(), shp_joined_on) AS days_here
FROM shopper

-- expect:
-- reads shopper
-- email_hash <- f(shp_email)
-- name_hash <- f(shp_given_name, shp_family_name)
-- phone <- pick(shp_phone), if(shp_phone)
-- points <- pick(shp_lifetime_points), if(shp_is_staff)
-- introduced_by <- pick(shp_referrer_key, shp_key), if(shp_referrer_key)
-- days_here <- f(shp_joined_on)
