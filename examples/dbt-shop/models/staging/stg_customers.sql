select customer_id, lower(trim(email)) as customer_email, country, signed_up_on
from {{ ref('raw_customers') }}
