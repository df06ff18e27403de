SELECT stf_number, MIN(cal_date) AS from_day, MAX(cal_date) AS to_day, COUNT(shf_day_key) AS days_in_a_row
FROM (
  SELECT shf_staff_key, shf_day_key, cal_date,
         shf_day_key - ROW_NUMBER() OVER (PARTITION BY shf_staff_key ORDER BY shf_day_key) AS island
  FROM staff_shift
  JOIN calendar ON cal_key = shf_day_key
) islands
JOIN staff ON stf_key = shf_staff_key
GROUP BY stf_number, island
HAVING COUNT(shf_day_key) > 6

-- expect:
-- reads calendar, staff, staff_shift
-- stf_number <- stf_number
-- from_day <- agg(cal_date)
-- to_day <- agg(cal_date)
-- days_in_a_row <- agg(shf_day_key)
