-- dialect: oracle
SELECT dep_name,
       DECODE(dep_kind, 'C', 'cold', 'D', 'dry', 'mixed') AS kind_of_depot,
       NVL(SUM(stk_value), 0) AS value_in_stock,
       TRUNC(MAX(cal_date), 'MM') AS newest_month,
       TO_CHAR(dep_opened_on, 'YYYY') AS opened
FROM depot, stock_level, calendar
WHERE dep_key = stk_depot_key (+)
  AND stk_day_key = cal_key
GROUP BY dep_name, dep_kind, dep_opened_on

-- expect:
-- reads calendar, depot, stock_level
-- dep_name <- dep_name
-- kind_of_depot <- if(dep_kind)
-- value_in_stock <- agg(stk_value), if(stk_value)
-- newest_month <- agg(cal_date)
-- opened <- f(dep_opened_on)
