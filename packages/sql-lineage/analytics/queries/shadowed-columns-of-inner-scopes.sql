SELECT out_name,
       (SELECT MAX(stf_salary) FROM staff WHERE stf_outlet_key = out_key) AS top_salary,
       (SELECT COUNT(t.tsl_receipt) FROM till_sale t
        WHERE t.tsl_outlet_key = o.out_key
          AND t.tsl_net_amount > (SELECT AVG(i.tsl_net_amount) FROM till_sale i WHERE i.tsl_outlet_key = t.tsl_outlet_key)
       ) AS large_receipts,
       o.out_rent / NULLIF((SELECT SUM(tgt_amount) FROM sales_target WHERE tgt_outlet_key = o.out_key), 0) AS rent_share
FROM outlet o

-- expect:
-- reads outlet, sales_target, staff, till_sale
-- out_name <- out_name
-- top_salary <- agg(stf_salary)
-- large_receipts <- agg(tsl_receipt)
-- rent_share <- f(out_rent), agg(tgt_amount), if(tgt_amount)
