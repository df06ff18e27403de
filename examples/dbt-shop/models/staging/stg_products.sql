select product_id, name as product_name, category, list_price, unit_cost
from {{ ref('raw_products') }}
