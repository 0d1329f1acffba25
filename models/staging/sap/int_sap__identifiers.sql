with

customers as (

    select *
    from {{ ref('stg_sap__kna1') }}
    where row_status = 'kept'

),

old_numbers as (

    select *
    from customers
    where uscc_status = 'tax_number'

),

unknown_customers as (

    select *
    from {{ ref('int_sap__buyers') }}
    where buyer_kind = 'unknown customer'

),

buyers as (

    select *
    from {{ ref('int_sap__buyers') }}
    where buyer_kind = 'one-time buyer'

),

final as (

    {{ identifier_rows(
        'customers', 'account_id', 'customer_no', 'customer_no',
        scope="'sap:' || client", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'unknown_customers', 'account_id', 'customer_no', 'customer_no',
        scope="'sap:' || client", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'customers', 'uscc', 'uscc', 'tax_code_raw', 'uscc_status'
    ) }}
    union all
    {{ identifier_rows(
        'old_numbers', 'tax_number', 'tax_number', 'tax_code_raw',
        'tax_number_status'
    ) }}
    union all
    {{ identifier_rows(
        'customers', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'customers', 'phone', 'phone_2', 'phone_2_raw', 'phone_2_status',
        role='second', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'buyers', 'phone', 'phone', 'phone_raw', 'phone_status', role='buyer',
        valid_from='ordered_at'
    ) }}

)

select * from final
