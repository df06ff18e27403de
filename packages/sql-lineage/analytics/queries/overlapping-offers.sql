SELECT a.ofr_name AS one,
       b.ofr_name AS other,
       GREATEST(a_start.cal_date, b_start.cal_date) AS from_day,
       LEAST(a_end.cal_date, b_end.cal_date) AS to_day,
       a.ofr_discount_rate + b.ofr_discount_rate AS joint_rate,
       prd_title
FROM offer a
JOIN offer b ON b.ofr_product_key = a.ofr_product_key AND b.ofr_key > a.ofr_key
JOIN calendar a_start ON a_start.cal_key = a.ofr_start_key
JOIN calendar a_end ON a_end.cal_key = a.ofr_end_key
JOIN calendar b_start ON b_start.cal_key = b.ofr_start_key
JOIN calendar b_end ON b_end.cal_key = b.ofr_end_key
JOIN product ON prd_key = a.ofr_product_key
WHERE a_start.cal_date <= b_end.cal_date AND b_start.cal_date <= a_end.cal_date

-- expect:
-- reads calendar, offer, product
-- one <- ofr_name
-- other <- ofr_name
-- from_day <- f(cal_date)
-- to_day <- f(cal_date)
-- joint_rate <- f(ofr_discount_rate)
-- prd_title <- prd_title
