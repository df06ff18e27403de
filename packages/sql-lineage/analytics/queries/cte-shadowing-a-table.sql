WITH outlet AS (
  SELECT out_key, out_name || ' (' || out_format || ')' AS out_label FROM retail.outlet WHERE out_lines > 3
)
SELECT out_label, SUM(tgt_amount) AS wanted, SUM(tgt_units) AS wanted_units
FROM outlet
JOIN sales_target ON tgt_outlet_key = out_key
GROUP BY out_label

-- expect:
-- reads outlet, sales_target
-- out_label <- f(out_name, out_format)
-- wanted <- agg(tgt_amount)
-- wanted_units <- agg(tgt_units)
