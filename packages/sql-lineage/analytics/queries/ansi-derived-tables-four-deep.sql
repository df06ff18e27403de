-- dialect: ansi
SELECT d AS district, total
FROM (
  SELECT d, SUM(c) AS total
  FROM (
    SELECT out_district AS d, b + t AS c
    FROM (
      SELECT o AS k, n AS b, t
      FROM (
        SELECT tsl_outlet_key AS o, tsl_net_amount AS n, tsl_tax AS t FROM till_sale WHERE tsl_quantity > 0
      ) level_one
    ) level_two
    JOIN outlet ON out_key = k
  ) level_three
  GROUP BY d
) level_four
WHERE total > 1000

-- expect:
-- reads outlet, till_sale
-- district <- out_district
-- total <- agg(tsl_net_amount, tsl_tax)
