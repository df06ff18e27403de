SELECT shp_family_name, shp_given_name, shp_title, receipt_number, lines_on_receipt
FROM (
  SELECT tsl_receipt AS receipt_number, tsl_shopper_key AS buyer_key, COUNT(tsl_line) AS lines_on_receipt
  FROM till_sale, calendar, outlet, household, shopper s
  WHERE tsl_day_key = cal_key AND tsl_outlet_key = out_key AND tsl_shopper_key = s.shp_key
    AND s.shp_household_key = hsh_key
    AND (cal_day_of_month BETWEEN 1 AND 3 OR cal_day_of_month BETWEEN 25 AND 28)
    AND (CASE WHEN hsh_cars > 0 THEN hsh_members / hsh_cars ELSE NULL END) > 1.2
  GROUP BY tsl_receipt, tsl_shopper_key
) receipts, shopper
WHERE buyer_key = shp_key AND lines_on_receipt BETWEEN 15 AND 20
ORDER BY shp_family_name, shp_given_name, shp_title DESC

-- expect:
-- reads calendar, household, outlet, shopper, till_sale
-- shp_family_name <- shp_family_name
-- shp_given_name <- shp_given_name
-- shp_title <- shp_title
-- receipt_number <- tsl_receipt
-- lines_on_receipt <- agg(tsl_line)
