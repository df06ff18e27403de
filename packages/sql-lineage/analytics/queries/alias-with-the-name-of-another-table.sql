SELECT product.sup_name AS product_supplier, supplier.prd_title AS supplier_product
FROM supplier AS product
JOIN product AS supplier ON supplier.prd_supplier_key = product.sup_key

-- expect:
-- reads product, supplier
-- product_supplier <- sup_name
-- supplier_product <- prd_title
