with

accounts as (

    select *
    from {{ ref('stg_salesforce__account') }}
    where row_status = 'kept'

),

old_numbers as (

    select *
    from accounts
    where uscc_status = 'tax_number'

),

people as (

    select * from {{ ref('int_salesforce__people') }}

),

survivors as (

    select * from {{ ref('int_salesforce__merges') }}

),

final as (

    {{ identifier_rows(
        'accounts', 'salesforce_record_id', 'account_id', 'account_id',
        scope='organization_id', is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'salesforce_record_id', 'salesforce_id', 'salesforce_id',
        scope='organization_id', is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'survivors', 'salesforce_record_id', 'survivor_id',
        'master_record_id_raw',
        status="case when survivor_id is null then 'invalid' else 'ok' end",
        scope='organization_id', is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'salesforce_record_id', 'converted_contact_id',
        'converted_contact_id_raw',
        status="case when converted_contact_id is null then 'invalid' else 'ok' end",
        scope='organization_id', is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'salesforce_record_id', 'account_id', 'account_id',
        scope='organization_id', role='employer', is_verified='true'
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
        'people', 'email', 'email', 'email_raw', 'email_status'
    ) }}

)

select * from final
