select product_id, product_name, category, list_price, list_price - unit_cost as unit_margin
from {{ ref('stg_products') }}
