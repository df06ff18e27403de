WITH web AS (
  SELECT osl_product_key AS item, cal_date,
         SUM(SUM(osl_net_amount)) OVER (PARTITION BY osl_product_key ORDER BY cal_date
                                        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS cume
  FROM online_sale, calendar WHERE osl_day_key = cal_key GROUP BY osl_product_key, cal_date
), till AS (
  SELECT tsl_product_key AS item, cal_date,
         SUM(SUM(tsl_net_amount)) OVER (PARTITION BY tsl_product_key ORDER BY cal_date
                                        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS cume
  FROM till_sale, calendar WHERE tsl_day_key = cal_key GROUP BY tsl_product_key, cal_date
)
SELECT *
FROM (
  SELECT item, day, web_sales, till_sales,
         MAX(web_sales) OVER (PARTITION BY item ORDER BY day) AS web_cumulative,
         MAX(till_sales) OVER (PARTITION BY item ORDER BY day) AS till_cumulative
  FROM (
    SELECT CASE WHEN web.item IS NOT NULL THEN web.item ELSE till.item END AS item,
           CASE WHEN web.cal_date IS NOT NULL THEN web.cal_date ELSE till.cal_date END AS day,
           web.cume AS web_sales, till.cume AS till_sales
    FROM web FULL OUTER JOIN till ON web.item = till.item AND web.cal_date = till.cal_date
  ) x
) y
WHERE web_cumulative > till_cumulative

-- expect:
-- reads calendar, online_sale, till_sale
-- item <- pick(osl_product_key, tsl_product_key), if(osl_product_key)
-- day <- pick(cal_date), if(cal_date)
-- web_sales <- agg(osl_net_amount), over(osl_product_key, cal_date)
-- till_sales <- agg(tsl_net_amount), over(tsl_product_key, cal_date)
-- web_cumulative <- agg(osl_net_amount), over(osl_product_key, tsl_product_key, cal_date)
-- till_cumulative <- agg(tsl_net_amount), over(osl_product_key, tsl_product_key, cal_date)
