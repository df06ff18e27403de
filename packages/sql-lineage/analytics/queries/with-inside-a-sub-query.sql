SELECT cty_name, biggest.reg_name, biggest.people
FROM country
JOIN (
  WITH ranked AS (
    SELECT reg_name, reg_country_key, reg_population AS people,
           ROW_NUMBER() OVER (PARTITION BY reg_country_key ORDER BY reg_population DESC) AS n
    FROM region
  )
  SELECT reg_name, reg_country_key, people FROM ranked WHERE n = 1
) biggest ON biggest.reg_country_key = cty_key

-- expect:
-- reads country, region
-- cty_name <- cty_name
-- reg_name <- reg_name
-- people <- reg_population
