with

members as (

    select
        *,
        {{ keyed_hash('resident_id') }} as resident_id_hash,
        {{ keyed_hash('resident_id_raw') }} as resident_id_raw_hash
    from {{ ref('stg_alipay__member_shares') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_alipay__buyers') }}

),

logon_ids as (

    select * from {{ ref('int_alipay__logon_ids') }}

),

licences as (

    select *
    from members
    where uscc_status <> 'tax_number'

),

old_numbers as (

    select *
    from members
    where uscc_status = 'tax_number'

),

final as (

    {{ identifier_rows(
        'members', 'alipay_user_id', 'user_id', 'user_id', is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'buyers', 'alipay_user_id', 'user_id', 'user_id', is_verified='true',
        valid_from='first_paid_at'
    ) }}
    union all
    {{ identifier_rows(
        'members', 'account_id', 'open_id', 'open_id',
        scope="'alipay:' || app_id", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'buyers', 'account_id', 'open_id', 'open_id',
        scope="'alipay:' || scope", is_verified='true',
        valid_from='first_paid_at'
    ) }}
    union all
    {{ identifier_rows(
        'members', 'phone', 'mobile', 'mobile_raw', 'mobile_status',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'members', 'phone', 'phone', 'phone_raw', 'phone_status', role='second'
    ) }}
    union all
    {{ identifier_rows(
        'members', 'email', 'email', 'email_raw', 'email_status'
    ) }}
    union all
    {{ identifier_rows(
        'members', 'resident_id', 'resident_id_hash', 'resident_id_raw_hash',
        'resident_id_status', is_verified='is_certified'
    ) }}
    union all
    {{ identifier_rows(
        'members', 'other_id', 'other_id', 'other_id',
        scope="coalesce(cert_type, '')", is_verified='is_certified'
    ) }}
    union all
    {{ identifier_rows(
        'licences', 'uscc', 'uscc', 'license_no_raw', 'uscc_status',
        is_verified='is_certified'
    ) }}
    union all
    {{ identifier_rows(
        'old_numbers', 'tax_number', 'tax_number', 'license_no_raw',
        is_verified='is_certified'
    ) }}
    union all
    select
        record_id,
        type,
        '' as scope,
        value,
        status,
        'buyer' as role,
        false as is_verified,
        first_paid_at as valid_from,
        {{ null_columns(['valid_to']) }},
        raw_value
    from logon_ids

)

select * from final
