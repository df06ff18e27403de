-- Fails on purpose: one payment in thirty is off by a cent.
select order_id, order_amount, paid_amount
from {{ ref('fct_orders') }}
where abs(order_amount - paid_amount) >= 0.01
