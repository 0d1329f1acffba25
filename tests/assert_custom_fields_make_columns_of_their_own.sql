-- An attribute of custom_fields is a column of customers_wide: its name is one,
-- customers have no column of that name already, and every source gives it the
-- same type.
with

custom_fields as (

    select * from {{ ref('custom_fields') }}

),

attributes as (

    select
        attribute,
        count(distinct data_type) as data_types
    from custom_fields
    group by attribute

)

select
    attribute,
    data_types
from attributes
where
    data_types > 1
    or not {{ matches('attribute', '^[a-z][a-z0-9_]{0,62}$') }}
    or attribute in ({{ customer_columns() }})
