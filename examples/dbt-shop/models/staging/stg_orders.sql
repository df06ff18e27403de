select order_id, customer_id, ordered_on, channel, status
from {{ ref('raw_orders') }}
