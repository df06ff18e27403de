WITH RECURSIVE chain (person, boss, top_name, steps) AS (
  SELECT stf_key, stf_manager_key, stf_family_name, 0
  FROM staff
  WHERE stf_manager_key IS NULL
  UNION ALL
  SELECT s.stf_key, s.stf_manager_key, c.top_name, c.steps + 1
  FROM staff s
  INNER JOIN chain c ON s.stf_manager_key = c.person
)
SELECT top_name,
       MAX(steps) AS levels,
       COUNT(person) AS people,
       SUM(shf_paid_hours) AS hours,
       SUM(shf_paid_hours * stf_salary) / 2000 AS cost
FROM chain
JOIN staff ON stf_key = person
LEFT JOIN staff_shift ON shf_staff_key = person
GROUP BY top_name
HAVING COUNT(person) > 5

-- expect:
-- reads staff, staff_shift
-- top_name <- stf_family_name
-- levels <-
-- people <- agg(stf_key)
-- hours <- agg(shf_paid_hours)
-- cost <- agg(shf_paid_hours, stf_salary)
