SELECT shp_family_name, shp_given_name, current_place.plc_city, bought_city, receipt_number, points, profit
FROM (
  SELECT tsl_receipt AS receipt_number, tsl_shopper_key, place.plc_city AS bought_city,
         SUM(tsl_points) AS points, SUM(tsl_margin) AS profit
  FROM till_sale, outlet, place
  WHERE tsl_outlet_key = out_key AND out_place_key = place.plc_key AND out_hours > 70
  GROUP BY tsl_receipt, tsl_shopper_key, place.plc_city
) bought, shopper, place current_place
WHERE tsl_shopper_key = shp_key
  AND shp_place_key = current_place.plc_key
  AND current_place.plc_city <> bought_city

-- expect:
-- reads outlet, place, shopper, till_sale
-- shp_family_name <- shp_family_name
-- shp_given_name <- shp_given_name
-- plc_city <- plc_city
-- bought_city <- plc_city
-- receipt_number <- tsl_receipt
-- points <- agg(tsl_points)
-- profit <- agg(tsl_margin)
