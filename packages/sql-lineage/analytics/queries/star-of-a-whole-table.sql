SELECT region.*, cty_name
FROM region, country
WHERE reg_country_key = cty_key
  AND cty_vat_rate > (SELECT AVG(cty_vat_rate) FROM country)

-- expect:
-- reads country, region
-- reg_key <- reg_key
-- reg_name <- reg_name
-- reg_country_key <- reg_country_key
-- reg_code <- reg_code
-- reg_population <- reg_population
-- cty_name <- cty_name
