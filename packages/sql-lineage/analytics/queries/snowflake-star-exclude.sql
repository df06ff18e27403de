-- dialect: snowflake
SELECT * EXCLUDE (loy_valid_from, loy_valid_to) RENAME (loy_name AS tier)
FROM loyalty_tier

-- expect:
-- reads loyalty_tier
-- loy_key <- loy_key
-- tier <- loy_name
-- loy_threshold <- loy_threshold
-- loy_multiplier <- loy_multiplier
