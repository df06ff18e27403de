SELECT sup_name, COUNT(DISTINCT l1.pur_order) AS waiting
FROM supplier, purchase_order l1, country
WHERE sup_key = l1.pur_supplier_key
  AND l1.pur_received_day_key > l1.pur_due_day_key
  AND EXISTS (
    SELECT * FROM purchase_order l2
    WHERE l2.pur_order = l1.pur_order AND l2.pur_supplier_key <> l1.pur_supplier_key
  )
  AND NOT EXISTS (
    SELECT * FROM purchase_order l3
    WHERE l3.pur_order = l1.pur_order
      AND l3.pur_supplier_key <> l1.pur_supplier_key
      AND l3.pur_received_day_key > l3.pur_due_day_key
  )
  AND sup_country_key = cty_key
  AND cty_name = 'Norway'
GROUP BY sup_name

-- expect:
-- reads country, purchase_order, supplier
-- sup_name <- sup_name
-- waiting <- agg(pur_order)
