-- dialect: databricks
SELECT * EXCEPT (srv_comment, srv_channel),
       LENGTH(srv_comment) AS comment_length
FROM survey_answer
QUALIFY RANK() OVER (PARTITION BY srv_outlet_key ORDER BY srv_day_key DESC) = 1

-- expect:
-- reads survey_answer
-- srv_key <- srv_key
-- srv_shopper_key <- srv_shopper_key
-- srv_outlet_key <- srv_outlet_key
-- srv_day_key <- srv_day_key
-- srv_score <- srv_score
-- srv_topic <- srv_topic
-- comment_length <- f(srv_comment)
