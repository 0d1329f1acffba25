with

people as (

    select
        *,
        {{ normalize_email('email_raw') }} as email,
        {{ email_status('email_raw') }} as email_status,
        {{ normalize_uscc('uscc_raw') }} as uscc,
        {{ uscc_status('uscc_raw') }} as uscc_status,
        {{ normalize_tax_number('uscc_raw') }} as tax_number,
        {{ tax_number_status('uscc_raw') }} as tax_number_status
    from {{ ref('int_zhidao__people') }}

),

callers as (

    select *
    from people
    where kind <> 'buyer'

),

receivers as (

    select *
    from people
    where kind = 'buyer'

),

old_numbers as (

    select *
    from people
    where uscc_status = 'tax_number'

),

final as (

    {{ identifier_rows(
        'people', 'account_id', 'account_no', 'account_no',
        scope="'zhidao:' || app_code", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'callers', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'receivers', 'phone', 'phone', 'phone_raw', 'phone_status',
        role='receiver', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'email', 'email', 'email_raw', 'email_status'
    ) }}
    union all
    {{ identifier_rows('people', 'uscc', 'uscc', 'uscc_raw', 'uscc_status') }}
    union all
    {{ identifier_rows(
        'old_numbers', 'tax_number', 'tax_number', 'uscc_raw',
        'tax_number_status'
    ) }}

)

select * from final
