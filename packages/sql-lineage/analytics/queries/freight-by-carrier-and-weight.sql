SELECT crr_name,
       CASE WHEN prd_weight_grams * osl_quantity < 1000 THEN 'letter'
            WHEN prd_weight_grams * osl_quantity < 30000 THEN 'parcel'
            ELSE 'pallet' END AS weight_class,
       SUM(osl_freight) AS charged,
       SUM(crr_rate_per_kilo * prd_weight_grams * osl_quantity / 1000.0) AS cost,
       SUM(osl_freight) - SUM(crr_rate_per_kilo * prd_weight_grams * osl_quantity / 1000.0) AS gained
FROM online_sale
INNER JOIN product ON prd_key = osl_product_key
INNER JOIN carrier ON crr_key = osl_carrier_key
GROUP BY crr_name, 2
ORDER BY crr_name, 2

-- expect:
-- reads carrier, online_sale, product
-- crr_name <- crr_name
-- weight_class <- if(prd_weight_grams, osl_quantity)
-- charged <- agg(osl_freight)
-- cost <- agg(crr_rate_per_kilo, prd_weight_grams, osl_quantity)
-- gained <- agg(osl_freight, crr_rate_per_kilo, prd_weight_grams, osl_quantity)
