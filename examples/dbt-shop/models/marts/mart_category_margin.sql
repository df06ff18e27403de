select m.category, date_trunc('week', o.ordered_on) as week, sum(m.margin) as margin
from {{ ref('int_order_margins') }} m
join {{ ref('stg_orders') }} o on o.order_id = m.order_id
{% if var('break_margin', false) %}join table_that_was_dropped x on x.order_id = o.order_id{% endif %}
group by m.category, week
