-- dialect: duckdb
FROM survey_answer
SELECT srv_topic, AVG(srv_score) AS score, MAX(srv_comment) AS a_comment
GROUP BY ALL
ORDER BY ALL

-- expect:
-- reads survey_answer
-- srv_topic <- srv_topic
-- score <- agg(srv_score)
-- a_comment <- agg(srv_comment)
