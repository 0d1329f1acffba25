with

customers as (

    select *
    from {{ ref('stg_yonyou__customer') }}
    where row_status = 'kept'

),

old_numbers as (

    select *
    from customers
    where uscc_status = 'tax_number'

),

-- The mobile is that of the contact where one is named.
own_mobiles as (

    select *
    from customers
    where contact_name_raw is null

),

people as (

    select * from {{ ref('int_yonyou__people') }}

),

contacts as (

    select *
    from people
    where kind = 'contact'

),

buyers as (

    select *
    from people
    where kind = 'buyer'

),

final as (

    {{ identifier_rows(
        'customers', 'account_id', 'customer_code', 'customer_code',
        scope="'yonyou:' || ledger", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'contacts', 'account_id', 'customer_code', 'customer_code',
        scope="'yonyou:' || ledger", role='employer', is_verified='true'
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
        'own_mobiles', 'phone', 'mobile_phone', 'mobile_phone_raw',
        'mobile_phone_status', role='second', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'customers', 'email', 'email', 'email_raw', 'email_status'
    ) }}
    union all
    {{ identifier_rows(
        'contacts', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'buyers', 'phone', 'phone', 'phone_raw', 'phone_status', role='buyer',
        valid_from='created_at'
    ) }}

)

select * from final
