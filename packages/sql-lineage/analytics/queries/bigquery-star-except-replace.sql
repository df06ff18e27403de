-- dialect: bigquery
SELECT * EXCEPT (pay_fee_rate) REPLACE (UPPER(pay_name) AS pay_name)
FROM payment_method

-- expect:
-- reads payment_method
-- pay_key <- pay_key
-- pay_name <- f(pay_name)
-- pay_kind <- pay_kind
