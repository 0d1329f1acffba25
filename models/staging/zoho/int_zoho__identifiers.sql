with

accounts as (

    select *
    from {{ ref('stg_zoho__accounts') }}
    where row_status = 'kept'

),

old_numbers as (

    select *
    from accounts
    where uscc_status = 'tax_number'

),

people as (

    select * from {{ ref('int_zoho__people') }}

),

final as (

    {{ identifier_rows(
        'accounts', 'account_id', 'account_id', 'account_id',
        scope="'zoho:' || organization_id", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'account_id', 'object_id', 'object_id',
        scope="'zoho:' || organization_id", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'account_id', 'converted_contact_id', 'converted_contact_id',
        scope="'zoho:' || organization_id", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'account_id', 'account_id', 'account_id',
        scope="'zoho:' || organization_id", role='employer', is_verified='true'
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
        'people', 'phone', 'mobile_phone', 'mobile_phone_raw',
        'mobile_phone_status', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'phone', 'phone', 'phone_raw', 'phone_status',
        role='second', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'phone', 'home_phone', 'home_phone_raw', 'home_phone_status',
        role='second', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'email', 'email', 'email_raw', 'email_status'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'email', 'second_email', 'second_email_raw',
        'second_email_status', role='second'
    ) }}

)

select * from final
