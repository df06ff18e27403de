-- dialect: hive
SELECT dep_kind,
       COLLECT_SET(sup_name) AS suppliers,
       SUM(CAST(pur_amount AS DOUBLE)) AS amount,
       FROM_UNIXTIME(MAX(UNIX_TIMESTAMP(cal_date))) AS newest,
       REGEXP_REPLACE(dep_kind, '[^a-z]', '') AS clean_kind
FROM purchase_order
JOIN depot ON dep_key = pur_depot_key
JOIN supplier ON sup_key = pur_supplier_key
JOIN calendar ON cal_key = pur_order_day_key
GROUP BY dep_kind

-- expect:
-- reads calendar, depot, purchase_order, supplier
-- dep_kind <- dep_kind
-- suppliers <- agg(sup_name)
-- amount <- agg(pur_amount)
-- newest <- agg(cal_date)
-- clean_kind <- f(dep_kind)
