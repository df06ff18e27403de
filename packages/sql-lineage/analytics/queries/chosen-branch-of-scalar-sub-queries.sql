SELECT CASE WHEN (SELECT COUNT(tsl_line) FROM till_sale WHERE tsl_quantity BETWEEN 1 AND 20) > 7000
            THEN (SELECT AVG(tsl_discount) FROM till_sale WHERE tsl_quantity BETWEEN 1 AND 20)
            ELSE (SELECT AVG(tsl_net_amount) FROM till_sale WHERE tsl_quantity BETWEEN 1 AND 20) END AS bucket_one,
       CASE WHEN (SELECT COUNT(tsl_line) FROM till_sale WHERE tsl_quantity BETWEEN 21 AND 40) > 7000
            THEN (SELECT AVG(tsl_discount) FROM till_sale WHERE tsl_quantity BETWEEN 21 AND 40)
            ELSE (SELECT AVG(tsl_margin) FROM till_sale WHERE tsl_quantity BETWEEN 21 AND 40) END AS bucket_two
FROM reason
WHERE rsn_key = 1

-- expect:
-- reads reason, till_sale
-- bucket_one <- agg(tsl_discount, tsl_net_amount), if(tsl_line)
-- bucket_two <- agg(tsl_discount, tsl_margin), if(tsl_line)
