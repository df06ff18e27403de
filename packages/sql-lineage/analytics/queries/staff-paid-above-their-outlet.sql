SELECT s.stf_number,
       s.stf_given_name,
       boss.stf_family_name AS boss,
       s.stf_salary,
       s.stf_salary - peers.average_salary AS above,
       (SELECT SUM(shf_overtime) FROM staff_shift WHERE shf_staff_key = s.stf_key) AS overtime
FROM staff s
LEFT JOIN staff boss ON boss.stf_key = s.stf_manager_key
JOIN (SELECT stf_outlet_key, AVG(stf_salary) AS average_salary FROM staff GROUP BY stf_outlet_key) peers
  ON peers.stf_outlet_key = s.stf_outlet_key
WHERE s.stf_salary > ALL (SELECT stf_salary FROM staff WHERE stf_role = 'cashier')
   OR s.stf_commission_rate > SOME (SELECT stf_commission_rate FROM staff WHERE stf_grade = 1)

-- expect:
-- reads staff, staff_shift
-- stf_number <- stf_number
-- stf_given_name <- stf_given_name
-- boss <- stf_family_name
-- stf_salary <- stf_salary
-- above <- agg(stf_salary)
-- overtime <- agg(shf_overtime)
