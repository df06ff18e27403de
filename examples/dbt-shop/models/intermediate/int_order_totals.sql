select order_id, sum(line_amount) as order_amount, sum(quantity) as pieces
from {{ ref('stg_order_items') }}
group by order_id
