-- dialect: tsql
WITH Ranked AS (
  SELECT out_district, out_name, SUM(tsl_net_amount) AS Amount,
         ROW_NUMBER() OVER (PARTITION BY out_district ORDER BY SUM(tsl_net_amount) DESC) AS Position
  FROM retail.till_sale
  JOIN outlet ON tsl_outlet_key = out_key
  GROUP BY out_district, out_name
)
SELECT out_district AS District, out_name + N' *' AS Outlet, Amount, Position
FROM Ranked
WHERE Position <= 3

-- expect:
-- reads outlet, till_sale
-- District <- out_district
-- Outlet <- f(out_name)
-- Amount <- agg(tsl_net_amount)
-- Position <- over(out_district, tsl_net_amount)
