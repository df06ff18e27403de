SELECT COUNT(DISTINCT psl_order) AS "order count",
       SUM(psl_freight) AS "total freight",
       SUM(psl_margin) AS "total profit"
FROM phone_sale p1, calendar, place, depot
WHERE cal_date BETWEEN DATE '2024-02-01' AND DATE '2024-02-01' + INTERVAL '60' DAY
  AND p1.psl_ship_day_key = cal_key
  AND p1.psl_place_key = plc_key
  AND p1.psl_depot_key = dep_key
  AND EXISTS (SELECT * FROM phone_sale p2 WHERE p1.psl_order = p2.psl_order AND p1.psl_depot_key <> p2.psl_depot_key)
  AND NOT EXISTS (SELECT * FROM online_return r1 WHERE p1.psl_order = r1.ort_order)
ORDER BY COUNT(DISTINCT psl_order)

-- expect:
-- reads calendar, depot, online_return, phone_sale, place
-- order count <- agg(psl_order)
-- total freight <- agg(psl_freight)
-- total profit <- agg(psl_margin)
