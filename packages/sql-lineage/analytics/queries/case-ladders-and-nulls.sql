SELECT shp_number,
       CASE shp_gender WHEN 'F' THEN 'Ms' WHEN 'M' THEN 'Mr' ELSE shp_title END AS salutation,
       CASE
         WHEN inc_ceiling < 20000 THEN 'low'
         WHEN inc_floor >= 100000 THEN 'high'
         ELSE inc_label
       END AS income,
       COALESCE(shp_phone, shp_email, 'none') AS reach,
       NULLIF(shp_language, 'xx') AS language,
       GREATEST(hsh_members - hsh_children, 1) AS adults,
       hsh_cars > 0 AND hsh_pets > 0 AS has_cars_and_pets
FROM shopper
LEFT JOIN household ON hsh_key = shp_household_key
LEFT JOIN income_bracket ON inc_key = hsh_income_key

-- expect:
-- reads household, income_bracket, shopper
-- shp_number <- shp_number
-- salutation <- pick(shp_title), if(shp_gender)
-- income <- pick(inc_label), if(inc_ceiling, inc_floor)
-- reach <- pick(shp_phone, shp_email), if(shp_phone, shp_email)
-- language <- f(shp_language), if(shp_language)
-- adults <- f(hsh_members, hsh_children)
-- has_cars_and_pets <- f(hsh_cars, hsh_pets)
