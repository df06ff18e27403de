select d.customer_id, d.customer_email, d.country, o.revenue as lifetime_revenue, o.revenue / nullif(o.orders, 0) as average_order
from {{ ref('dim_customers') }} d
join {{ ref('int_customer_orders') }} o on o.customer_id = d.customer_id
