SELECT cat_department,
       cat_name,
       cat_manager,
       actual.margin_share,
       cat_margin_target,
       cat_margin_target - actual.margin_share AS missed_by
FROM category
JOIN LATERAL (
  SELECT SUM(margin) / NULLIF(SUM(amount), 0) AS margin_share
  FROM (
    SELECT tsl_margin AS margin, tsl_net_amount AS amount FROM till_sale, product
    WHERE tsl_product_key = prd_key AND prd_category_key = cat_key
    UNION ALL
    SELECT osl_margin, osl_net_amount FROM online_sale, product
    WHERE osl_product_key = prd_key AND prd_category_key = cat_key
  ) both_channels
) actual ON actual.margin_share < cat_margin_target

-- expect:
-- reads category, online_sale, product, till_sale
-- cat_department <- cat_department
-- cat_name <- cat_name
-- cat_manager <- cat_manager
-- margin_share <- agg(tsl_margin, tsl_net_amount, osl_margin, osl_net_amount), if(tsl_net_amount, osl_net_amount)
-- cat_margin_target <- cat_margin_target
-- missed_by <- f(cat_margin_target), agg(tsl_margin, tsl_net_amount, osl_margin, osl_net_amount), if(tsl_net_amount, osl_net_amount)
