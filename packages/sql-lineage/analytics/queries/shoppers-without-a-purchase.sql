SELECT shp_number,
       shp_given_name || ' ' || shp_family_name AS full_name,
       UPPER(shp_email) AS email,
       EXTRACT(YEAR FROM shp_joined_on) AS joined
FROM shopper
WHERE shp_consent = TRUE
  AND NOT EXISTS (SELECT 1 FROM till_sale WHERE tsl_shopper_key = shp_key)
  AND NOT EXISTS (SELECT * FROM online_sale WHERE osl_shopper_key = shp_key)
  AND shp_key NOT IN (SELECT psl_shopper_key FROM phone_sale WHERE psl_shopper_key IS NOT NULL)
  AND shp_place_key IN (
    SELECT plc_key FROM place
    WHERE plc_region_key IN (SELECT reg_key FROM region WHERE reg_population > 1000000)
  )

-- expect:
-- reads online_sale, phone_sale, place, region, shopper, till_sale
-- shp_number <- shp_number
-- full_name <- f(shp_given_name, shp_family_name)
-- email <- f(shp_email)
-- joined <- f(shp_joined_on)
