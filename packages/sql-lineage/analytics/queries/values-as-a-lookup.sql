SELECT band.label, COUNT(tsl_receipt) AS lines, SUM(tsl_net_amount) AS amount
FROM till_sale
JOIN (VALUES (0, 10, 'small'), (10, 100, 'medium'), (100, 100000, 'large')) AS band (low, high, label)
  ON tsl_net_amount >= band.low AND tsl_net_amount < band.high
GROUP BY band.label

-- expect:
-- reads till_sale
-- label <-
-- lines <- agg(tsl_receipt)
-- amount <- agg(tsl_net_amount)
