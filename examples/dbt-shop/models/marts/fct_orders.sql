select o.order_id, o.customer_id, c.customer_email, o.ordered_on, o.channel, o.status, t.order_amount, t.pieces, p.amount as paid_amount, p.method
from {{ ref('stg_orders') }} o
join {{ ref('int_order_totals') }} t on t.order_id = o.order_id
left join {{ ref('stg_customers') }} c on c.customer_id = o.customer_id
left join {{ ref('stg_payments') }} p on p.order_id = o.order_id
