select channel, count(*) filter (where status = 'returned') as returned, count(*) as orders
from {{ ref('fct_orders') }}
group by channel
