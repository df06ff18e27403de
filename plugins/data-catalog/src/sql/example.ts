/** SQL that reads and writes some tables, for who has none at hand. */
export const example = {
  dialect: 'postgres',
  sql: `CREATE TABLE sales.daily_revenue AS
WITH paid AS (
  SELECT o.customer_id, o.ordered_at, o.channel, p.amount - p.refunded AS amount
  FROM shop.orders o
  JOIN shop.payments p ON p.order_id = o.order_id
  WHERE p.state = 'settled'
)
SELECT
  CAST(paid.ordered_at AS date) AS day,
  c.country,
  CASE WHEN paid.channel = 'app' THEN 'mobile' ELSE 'web' END AS device,
  SUM(paid.amount) AS revenue,
  COUNT(DISTINCT md5(c.email)) AS buyers
FROM paid
JOIN shop.customers c ON c.customer_id = paid.customer_id
GROUP BY 1, 2, 3;

SELECT country, SUM(revenue) AS revenue, RANK() OVER (ORDER BY SUM(revenue) DESC) AS place
FROM sales.daily_revenue
GROUP BY country;
`,
};
