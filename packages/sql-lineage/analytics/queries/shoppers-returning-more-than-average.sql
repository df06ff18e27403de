WITH returned AS (
  SELECT trt_shopper_key AS who,
         trt_outlet_key AS place_of_return,
         SUM(trt_refund) AS total_refund
  FROM till_return, calendar
  WHERE trt_day_key = cal_key
    AND cal_year = 2023
  GROUP BY trt_shopper_key, trt_outlet_key
)
SELECT shp_number, out_number, r1.total_refund
FROM returned r1, outlet, shopper
WHERE r1.total_refund > (
        SELECT AVG(total_refund) * 1.5
        FROM returned r2
        WHERE r1.place_of_return = r2.place_of_return
      )
  AND out_key = r1.place_of_return
  AND out_district = 'North'
  AND r1.who = shp_key
ORDER BY shp_number
LIMIT 50

-- expect:
-- reads calendar, outlet, shopper, till_return
-- shp_number <- shp_number
-- out_number <- out_number
-- total_refund <- agg(trt_refund)
