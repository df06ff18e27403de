select o.customer_id, count(*) as orders, sum(t.order_amount) as revenue, max(o.ordered_on) as last_order_on
from {{ ref('stg_orders') }} o
join {{ ref('int_order_totals') }} t on t.order_id = o.order_id
group by o.customer_id
