-- dialect: oracle
SELECT cty_name,
       LISTAGG(brd_name, ', ') WITHIN GROUP (ORDER BY brd_name) AS brands,
       COUNT(brd_key) AS brand_count,
       MEDIAN(brd_founded_year) AS typical_year
FROM brand
JOIN country ON cty_key = brd_country_key
GROUP BY cty_name

-- expect:
-- reads brand, country
-- cty_name <- cty_name
-- brands <- agg(brd_name), over(brd_name)
-- brand_count <- agg(brd_key)
-- typical_year <- agg(brd_founded_year)
