SELECT o.*, p.plc_city, s.*
FROM (SELECT out_key, out_name, out_place_key FROM outlet WHERE out_closed_on IS NULL) o
JOIN place p ON p.plc_key = o.out_place_key
JOIN (SELECT shf_outlet_key, SUM(shf_paid_hours) AS hours, AVG(shf_overtime) AS overtime
      FROM staff_shift GROUP BY shf_outlet_key) s ON s.shf_outlet_key = o.out_key

-- expect:
-- reads outlet, place, staff_shift
-- out_key <- out_key
-- out_name <- out_name
-- out_place_key <- out_place_key
-- plc_city <- plc_city
-- shf_outlet_key <- shf_outlet_key
-- hours <- agg(shf_paid_hours)
-- overtime <- agg(shf_overtime)
