select i.order_id, p.category, sum(i.line_amount - i.quantity * p.unit_cost) as margin
from {{ ref('stg_order_items') }} i
join {{ ref('stg_products') }} p on p.product_id = i.product_id
group by i.order_id, p.category
