-- dialect: clickhouse
SELECT sit_name,
       sumIf(osl_net_amount, osl_is_gift) AS gifts,
       countIf(osl_quantity > 1) AS multiples,
       uniqExact(osl_shopper_key) AS shoppers
FROM online_sale
INNER JOIN site ON osl_site_key = sit_key
GROUP BY sit_name

-- expect:
-- reads online_sale, site
-- sit_name <- sit_name
-- gifts <- agg(osl_net_amount), if(osl_is_gift)
-- multiples <- agg(osl_quantity)
-- shoppers <- agg(osl_shopper_key)
