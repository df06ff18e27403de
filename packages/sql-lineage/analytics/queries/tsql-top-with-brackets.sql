-- dialect: tsql
SELECT TOP (25) WITH TIES
       [out_name] AS [Outlet Name],
       DATEADD(month, 1, cal_date) AS [Next Month],
       ISNULL(SUM([tsl_net_amount]), 0) AS [Revenue],
       IIF(SUM(tsl_margin) > 0, 'yes', 'no') AS [Profitable?]
FROM [retail].[till_sale] WITH (NOLOCK)
INNER JOIN [retail].[outlet] ON tsl_outlet_key = out_key
INNER JOIN retail.calendar AS c ON c.cal_key = tsl_day_key
GROUP BY [out_name], cal_date
ORDER BY [Revenue] DESC

-- expect:
-- reads calendar, outlet, till_sale
-- Outlet Name <- out_name
-- Next Month <- f(cal_date)
-- Revenue <- agg(tsl_net_amount), if(tsl_net_amount)
-- Profitable? <- if(tsl_margin)
