with

accounts as (

    select *
    from {{ ref('stg_fxiaoke__account_obj') }}
    where row_status = 'kept' and not is_person

),

old_numbers as (

    select *
    from accounts
    where uscc_status = 'tax_number'

),

people as (

    select * from {{ ref('int_fxiaoke__people') }}

),

orders as (

    select
        account_record_id as record_id,
        receiver_phone,
        receiver_phone_status,
        receiver_phone_raw
    from {{ ref('stg_fxiaoke__sales_order_obj') }}
    where row_status = 'kept'

),

receivers as (

    select orders.*
    from orders
    inner join {{ ref('int_fxiaoke__customers') }} as customers
        on orders.record_id = customers.record_id

),

final as (

    {{ identifier_rows(
        'accounts', 'account_id', 'account_id', 'account_id',
        scope="'fxiaoke:' || tenant_id", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'account_id', 'object_id', 'object_id',
        scope="'fxiaoke:' || tenant_id", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'account_id', 'lead_key', 'lead_key',
        scope="'fxiaoke:' || tenant_id", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'account_id', 'employer_id', 'employer_id',
        scope="'fxiaoke:' || tenant_id", role='employer', is_verified='true'
    ) }}
    union all
    {{ identifier_rows('accounts', 'uscc', 'uscc', 'uscc_raw', 'uscc_status') }}
    union all
    {{ identifier_rows(
        'old_numbers', 'tax_number', 'tax_number', 'uscc_raw',
        'tax_number_status'
    ) }}
    union all
    {{ identifier_rows(
        'accounts', 'web_domain', 'web_domain', 'website',
        status="case when web_domain is null then 'invalid' else 'ok' end"
    ) }}
    union all
    {{ identifier_rows(
        'accounts', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'accounts', 'email', 'email', 'email_raw', 'email_status'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'phone', 'second_phone', 'second_phone_raw',
        'second_phone_status', role='second', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'phone', 'desk_phone', 'desk_phone_raw', 'desk_phone_status',
        role='second', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'email', 'email', 'email_raw', 'email_status'
    ) }}
    union all
    {{ identifier_rows(
        'receivers', 'phone', 'receiver_phone', 'receiver_phone_raw',
        'receiver_phone_status', role='receiver'
    ) }}

)

select * from final
