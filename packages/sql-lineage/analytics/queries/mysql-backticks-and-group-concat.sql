-- dialect: mysql
SELECT `plc_city` AS `City of shop`,
       GROUP_CONCAT(DISTINCT `out_name` ORDER BY `out_name` SEPARATOR '; ') AS `shops`,
       IFNULL(SUM(`out_rent`), 0) AS `rent`,
       DATE_FORMAT(MIN(`out_opened_on`), '%Y-%m') AS `since`
FROM `outlet`
JOIN `place` ON `plc_key` = `out_place_key`
GROUP BY `plc_city`
WITH ROLLUP

-- expect:
-- reads outlet, place
-- City of shop <- plc_city
-- shops <- agg(out_name), over(out_name)
-- rent <- agg(out_rent), if(out_rent)
-- since <- agg(out_opened_on)
