SELECT sup_name, sup_contact, cty_name, prd_key, prd_title, pur_unit_cost
FROM product, supplier, purchase_order, country
WHERE prd_key = pur_product_key
  AND sup_key = pur_supplier_key
  AND sup_country_key = cty_key
  AND prd_size LIKE '%XL'
  AND pur_unit_cost = (
    SELECT MIN(inner_order.pur_unit_cost)
    FROM purchase_order inner_order, supplier inner_supplier, country inner_country
    WHERE prd_key = inner_order.pur_product_key
      AND inner_supplier.sup_key = inner_order.pur_supplier_key
      AND inner_supplier.sup_country_key = inner_country.cty_key
      AND inner_country.cty_continent = 'Asia'
  )
ORDER BY sup_rating DESC, cty_name, sup_name
FETCH FIRST 100 ROWS ONLY

-- expect:
-- reads country, product, purchase_order, supplier
-- sup_name <- sup_name
-- sup_contact <- sup_contact
-- cty_name <- cty_name
-- prd_key <- prd_key
-- prd_title <- prd_title
-- pur_unit_cost <- pur_unit_cost
