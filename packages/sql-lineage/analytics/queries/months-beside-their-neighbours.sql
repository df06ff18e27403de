WITH monthly AS (
  SELECT cat_name, brd_name, out_name, cal_year, cal_month,
         SUM(tsl_net_amount) AS sum_sales,
         AVG(SUM(tsl_net_amount)) OVER (PARTITION BY cat_name, brd_name, out_name, cal_year) AS average_monthly,
         RANK() OVER (PARTITION BY cat_name, brd_name, out_name ORDER BY cal_year, cal_month) AS rn
  FROM product, category, brand, till_sale, calendar, outlet
  WHERE tsl_product_key = prd_key AND tsl_day_key = cal_key AND tsl_outlet_key = out_key
    AND cat_key = prd_category_key AND brd_key = prd_brand_key
  GROUP BY cat_name, brd_name, out_name, cal_year, cal_month
), neighbours AS (
  SELECT m.cat_name, m.brd_name, m.cal_year, m.cal_month, m.average_monthly, m.sum_sales,
         earlier.sum_sales AS earlier_sales, later.sum_sales AS later_sales
  FROM monthly m, monthly earlier, monthly later
  WHERE m.cat_name = earlier.cat_name AND m.cat_name = later.cat_name
    AND m.brd_name = earlier.brd_name AND m.brd_name = later.brd_name
    AND m.out_name = earlier.out_name AND m.out_name = later.out_name
    AND m.rn = earlier.rn + 1 AND m.rn = later.rn - 1
)
SELECT *
FROM neighbours
WHERE cal_year = 2023 AND average_monthly > 0
  AND CASE WHEN average_monthly > 0 THEN ABS(sum_sales - average_monthly) / average_monthly ELSE NULL END > 0.1
ORDER BY sum_sales - average_monthly, 3

-- expect:
-- reads brand, calendar, category, outlet, product, till_sale
-- cat_name <- cat_name
-- brd_name <- brd_name
-- cal_year <- cal_year
-- cal_month <- cal_month
-- average_monthly <- agg(tsl_net_amount), over(cat_name, brd_name, out_name, cal_year)
-- sum_sales <- agg(tsl_net_amount)
-- earlier_sales <- agg(tsl_net_amount)
-- later_sales <- agg(tsl_net_amount)
