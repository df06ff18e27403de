-- dialect: tsql
SELECT sup_name, [1] AS q1, [2] AS q2, [3] AS q3, [4] AS q4
FROM (
  SELECT sup_name, cal_quarter, pur_amount
  FROM purchase_order
  JOIN supplier ON sup_key = pur_supplier_key
  JOIN calendar ON cal_key = pur_order_day_key
) AS bought
PIVOT (SUM(pur_amount) FOR cal_quarter IN ([1], [2], [3], [4])) AS quarters

-- expect:
-- reads calendar, purchase_order, supplier
-- sup_name <- sup_name
-- q1 <- agg(pur_amount), if(cal_quarter)
-- q2 <- agg(pur_amount), if(cal_quarter)
-- q3 <- agg(pur_amount), if(cal_quarter)
-- q4 <- agg(pur_amount), if(cal_quarter)
