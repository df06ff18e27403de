WITH till AS (
  SELECT tsl_shopper_key AS who, tsl_product_key AS what FROM till_sale GROUP BY tsl_shopper_key, tsl_product_key
), web AS (
  SELECT osl_shopper_key AS who, osl_product_key AS what FROM online_sale GROUP BY osl_shopper_key, osl_product_key
)
SELECT SUM(CASE WHEN till.who IS NOT NULL AND web.who IS NULL THEN 1 ELSE 0 END) AS till_only,
       SUM(CASE WHEN till.who IS NULL AND web.who IS NOT NULL THEN 1 ELSE 0 END) AS web_only,
       SUM(CASE WHEN till.who IS NOT NULL AND web.who IS NOT NULL THEN 1 ELSE 0 END) AS both_ways
FROM till
FULL OUTER JOIN web ON till.who = web.who AND till.what = web.what

-- expect:
-- reads online_sale, till_sale
-- till_only <- if(tsl_shopper_key, osl_shopper_key)
-- web_only <- if(tsl_shopper_key, osl_shopper_key)
-- both_ways <- if(tsl_shopper_key, osl_shopper_key)
