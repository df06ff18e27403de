SELECT billed.plc_city AS billed_city,
       shipped.plc_city AS shipped_city,
       billed_in.reg_code AS billed_region,
       shipped_in.reg_code AS shipped_region,
       COUNT(DISTINCT osl_order) AS orders,
       SUM(osl_freight) AS freight,
       AVG(shipped.plc_latitude - billed.plc_latitude) AS drift
FROM online_sale
JOIN place billed ON billed.plc_key = osl_bill_place_key
JOIN place shipped ON shipped.plc_key = osl_ship_place_key
JOIN region billed_in ON billed_in.reg_key = billed.plc_region_key
JOIN region shipped_in ON shipped_in.reg_key = shipped.plc_region_key
WHERE billed.plc_key <> shipped.plc_key
GROUP BY billed.plc_city, shipped.plc_city, billed_in.reg_code, shipped_in.reg_code

-- expect:
-- reads online_sale, place, region
-- billed_city <- plc_city
-- shipped_city <- plc_city
-- billed_region <- reg_code
-- shipped_region <- reg_code
-- orders <- agg(osl_order)
-- freight <- agg(osl_freight)
-- drift <- agg(plc_latitude)
