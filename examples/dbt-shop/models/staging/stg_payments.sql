select payment_id, order_id, method, cast(amount as decimal(12, 2)) as amount, paid_on
from {{ ref('raw_payments') }}
