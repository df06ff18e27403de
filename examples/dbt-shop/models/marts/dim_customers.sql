select c.customer_id, c.customer_email, c.country, c.signed_up_on, coalesce(o.orders, 0) as orders, o.last_order_on
from {{ ref('stg_customers') }} c
left join {{ ref('int_customer_orders') }} o on o.customer_id = c.customer_id
