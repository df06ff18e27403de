SELECT *
FROM
  (SELECT COUNT(tsl_receipt) AS h8 FROM till_sale, clock, outlet
   WHERE tsl_clock_key = clk_key AND tsl_outlet_key = out_key AND clk_hour = 8 AND clk_minute < 30) s1,
  (SELECT COUNT(tsl_receipt) AS h8_late FROM till_sale, clock, outlet
   WHERE tsl_clock_key = clk_key AND tsl_outlet_key = out_key AND clk_hour = 8 AND clk_minute >= 30) s2,
  (SELECT COUNT(tsl_receipt) AS h9 FROM till_sale, clock, outlet
   WHERE tsl_clock_key = clk_key AND tsl_outlet_key = out_key AND clk_hour = 9 AND clk_minute < 30) s3,
  (SELECT SUM(shf_paid_hours) AS paid FROM staff_shift, outlet
   WHERE shf_outlet_key = out_key AND shf_start_hour = 8) s4

-- expect:
-- reads clock, outlet, staff_shift, till_sale
-- h8 <- agg(tsl_receipt)
-- h8_late <- agg(tsl_receipt)
-- h9 <- agg(tsl_receipt)
-- paid <- agg(shf_paid_hours)
