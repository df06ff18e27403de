SELECT SUM(tsl_margin) / SUM(tsl_net_amount) AS gross_margin,
       cat_department,
       cat_name,
       GROUPING(cat_department) + GROUPING(cat_name) AS depth,
       RANK() OVER (
         PARTITION BY GROUPING(cat_department) + GROUPING(cat_name),
                      CASE WHEN GROUPING(cat_name) = 0 THEN cat_department END
         ORDER BY SUM(tsl_margin) / SUM(tsl_net_amount) ASC
       ) AS rank_within_parent
FROM till_sale, calendar, product, category, outlet
WHERE cal_year = 2024 AND cal_key = tsl_day_key AND prd_key = tsl_product_key
  AND cat_key = prd_category_key AND out_key = tsl_outlet_key AND out_is_franchise
GROUP BY ROLLUP (cat_department, cat_name)
ORDER BY depth DESC, CASE WHEN depth = 0 THEN cat_department END, rank_within_parent
LIMIT 100

-- expect:
-- reads calendar, category, outlet, product, till_sale
-- gross_margin <- agg(tsl_margin, tsl_net_amount)
-- cat_department <- cat_department
-- cat_name <- cat_name
-- depth <- agg(cat_department, cat_name)
-- rank_within_parent <- over(cat_department, cat_name, tsl_margin, tsl_net_amount)
