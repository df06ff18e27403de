select ordered_on, channel, count(*) as orders, sum(order_amount) as revenue
from {{ ref('fct_orders') }}
where status <> 'returned'
group by ordered_on, channel
