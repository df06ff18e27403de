SELECT "p"."prd_title" AS "Title, with comma",
       "p".prd_list_price AS "Price (EUR)",
       p."prd_list_price" - "prd_unit_cost" AS "select",
       "b"."brd_name" "Brand Name"
FROM "retail"."product" "p"
JOIN "retail".brand AS "b" ON "b".brd_key = p.prd_brand_key

-- expect:
-- reads brand, product
-- Title, with comma <- prd_title
-- Price (EUR) <- prd_list_price
-- select <- f(prd_list_price, prd_unit_cost)
-- Brand Name <- brd_name
