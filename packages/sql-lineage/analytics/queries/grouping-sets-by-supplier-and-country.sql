SELECT sup_name,
       cty_name,
       cal_year,
       SUM(pur_amount) AS bought,
       SUM(pur_received_quantity) * 1.0 / SUM(pur_quantity) AS fill_rate,
       MAX(pur_unit_cost) AS highest_cost
FROM purchase_order
INNER JOIN supplier ON pur_supplier_key = sup_key
INNER JOIN country ON sup_country_key = cty_key
INNER JOIN calendar ON pur_order_day_key = cal_key
GROUP BY GROUPING SETS ((sup_name, cal_year), (cty_name, cal_year), (cal_year), ())
ORDER BY cal_year NULLS LAST, bought DESC

-- expect:
-- reads calendar, country, purchase_order, supplier
-- sup_name <- sup_name
-- cty_name <- cty_name
-- cal_year <- cal_year
-- bought <- agg(pur_amount)
-- fill_rate <- agg(pur_received_quantity, pur_quantity)
-- highest_cost <- agg(pur_unit_cost)
