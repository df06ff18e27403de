-- dialect: redshift
SELECT sup_name,
       LISTAGG(DISTINCT prd_sku, ',') WITHIN GROUP (ORDER BY prd_sku) AS skus,
       MEDIAN(pur_unit_cost) AS typical_cost,
       DATEDIFF(day, MIN(ordered.cal_date), MAX(received.cal_date)) AS span_days
FROM purchase_order
JOIN supplier ON sup_key = pur_supplier_key
JOIN product ON prd_key = pur_product_key
JOIN calendar ordered ON ordered.cal_key = pur_order_day_key
JOIN calendar received ON received.cal_key = pur_received_day_key
GROUP BY sup_name

-- expect:
-- reads calendar, product, purchase_order, supplier
-- sup_name <- sup_name
-- skus <- agg(prd_sku), over(prd_sku)
-- typical_cost <- agg(pur_unit_cost)
-- span_days <- agg(cal_date)
