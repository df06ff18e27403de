SELECT *
FROM (
  SELECT cat_department,
         cat_name,
         brd_name,
         cal_year,
         sales,
         RANK() OVER (PARTITION BY cat_department ORDER BY sales DESC) AS place_in_department
  FROM (
    SELECT cat_department,
           cat_name,
           brd_name,
           cal_year,
           SUM(COALESCE(tsl_unit_price * tsl_quantity, 0)) AS sales
    FROM till_sale, calendar, product, category, brand
    WHERE tsl_day_key = cal_key
      AND tsl_product_key = prd_key
      AND prd_category_key = cat_key
      AND prd_brand_key = brd_key
    GROUP BY ROLLUP (cat_department, cat_name, brd_name, cal_year)
  ) summed
) ranked
WHERE place_in_department <= 10
ORDER BY cat_department, place_in_department

-- expect:
-- reads brand, calendar, category, product, till_sale
-- cat_department <- cat_department
-- cat_name <- cat_name
-- brd_name <- brd_name
-- cal_year <- cal_year
-- sales <- agg(tsl_unit_price, tsl_quantity), if(tsl_unit_price, tsl_quantity)
-- place_in_department <- over(cat_department, tsl_unit_price, tsl_quantity)
