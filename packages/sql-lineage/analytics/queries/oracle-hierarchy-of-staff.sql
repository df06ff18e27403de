-- dialect: oracle
SELECT stf_number, stf_family_name, LEVEL AS depth, SYS_CONNECT_BY_PATH(stf_family_name, '/') AS trail
FROM staff
START WITH stf_manager_key IS NULL
CONNECT BY PRIOR stf_key = stf_manager_key

-- expect:
-- reads staff
-- stf_number <- stf_number
-- stf_family_name <- stf_family_name
-- depth <-
-- trail <- f(stf_family_name)
