with

customers as (

    select * from {{ raw('generic', 'customers') }}

),

-- As row_status has it, for few rows: only of a key that came more than once
-- must the newest row be found.
repeated as (

    select
        channel,
        customer_id
    from customers
    group by
        channel,
        customer_id
    having count(*) > 1

),

versions as (

    select
        customers.channel,
        customers.customer_id,
        customers._batch_id,
        customers._source_file,
        customers._source_row,
        {{ parse_timestamp('customers.created_at', var('generic_timezone')) }}
            as created_at,
        {{ parse_timestamp('customers.updated_at', var('generic_timezone')) }}
            as updated_at
    from customers
    inner join repeated
        on
            customers.channel = repeated.channel
            and customers.customer_id = repeated.customer_id

),

ranked as (

    select
        *,
        row_number() over (
            partition by
                channel,
                customer_id
            order by
                updated_at desc nulls last,
                _batch_id desc,
                _source_file desc,
                _source_row desc
        ) as version_rank
    from versions
    where coalesce(created_at <= {{ as_of() }}, true)

),

newest as (

    select *
    from ranked
    where version_rank = 1

),

parsed as (

    select
        *,
        {{ parse_phone('phone') }} as phone_verdict,
        {{ parse_phone('phone_2') }} as phone_2_verdict,
        {{ parse_email('email') }} as email_verdict,
        {{ parse_resident_id('resident_id') }} as resident_id_verdict,
        {{ parse_uscc('uscc') }} as uscc_verdict,
        coalesce({{ matches(
            lower_case('other_id_type'), '^ *(?:tax|uscc)|纳税|税号|信用代码'
        ) }}, false) as is_tax_number,
        {{ read_timestamp('created_at', var('generic_timezone')) }}
            as created_moment,
        {{ decode_url('address') }} as address_text
    from customers

),

-- A taxpayer number stands among other documents or, from before the credit
-- code, in its place.
taxed as (

    select
        *,
        case
            when is_tax_number then other_id
            when {{ status_of('uscc_verdict') }} = 'tax_number' then uscc
        end as tax_number
    from parsed

),

renamed as (

    select
        ---------- keys
        'generic:' || {{ key_part('channel') }}
        || ':' || {{ key_part('customer_id') }} as record_id,
        channel,
        customer_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ phone_of('phone_verdict') }} as phone,
        {{ status_of('phone_verdict') }} as phone_status,
        phone as phone_raw,
        {{ phone_of('phone_2_verdict') }} as phone_2,
        {{ status_of('phone_2_verdict') }} as phone_2_status,
        phone_2 as phone_2_raw,
        {{ value_of('email_verdict') }} as email,
        {{ status_of('email_verdict') }} as email_status,
        email as email_raw,
        {{ value_of('resident_id_verdict') }} as resident_id,
        {{ status_of('resident_id_verdict') }} as resident_id_status,
        resident_id as resident_id_raw,
        case
            when not is_tax_number then {{ clean_text('other_id') }}
        end as other_id,
        {{ clean_text('other_id_type') }} as other_id_type,
        {{ clean_text('wechat_unionid') }} as wechat_unionid,
        {{ clean_text('wechat_openid') }} as wechat_openid,
        {{ clean_text('wechat_appid') }} as wechat_appid,
        {{ clean_text('wecom_external_userid') }} as wecom_external_userid,
        {{ clean_text('alipay_user_id') }} as alipay_user_id,
        {{ clean_text('taobao_open_uid') }} as taobao_open_uid,
        {{ clean_text('member_card_no') }} as member_card_no,
        {{ clean_text('device_id') }} as device_id,
        {{ value_of('uscc_verdict') }} as uscc,
        {{ status_of('uscc_verdict') }} as uscc_status,
        uscc as uscc_raw,
        {{ normalize_tax_number('tax_number') }} as tax_number,
        {{ tax_number_status('tax_number') }} as tax_number_status,
        tax_number as tax_number_raw,

        ---------- text
        {{ lower_case(clean_text('party_type')) }} as party_type,
        coalesce(
            {{ clean_text('name') }},
            {{ join_name('family_name', 'given_name') }}
        ) as name_raw,
        {{ clean_text('family_name') }} as family_name_raw,
        {{ clean_text('given_name') }} as given_name_raw,
        {{ clean_text('nickname') }} as nickname,
        {{ clean_text('company') }} as company_name,
        {{ clean_text('job_title') }} as job_title,
        {{ normalize_gender('gender') }} as gender,
        {{ clean_text('country') }} as country,
        {{ clean_text('province') }} as province_raw,
        {{ clean_text('city') }} as city_raw,
        {{ clean_text('district') }} as district_raw,
        {{ clean_text('address_text') }} as address_raw,
        {{ clean_text('postal_code') }} as postal_code,
        {{ clean_text('member_level') }} as member_level,

        ---------- numbers
        {{ parse_amount('points') }} as points,

        ---------- booleans
        {{ parse_boolean('consent_marketing') }} as consent_marketing,
        coalesce({{ parse_boolean('is_deleted') }}, false) as is_deleted,

        ---------- dates and timestamps
        {{ parse_date('birth_date') }} as birth_date,
        {{ plausible_time('created_moment', var('generic_timezone')) }}
            as created_at,
        {{ time_status(
            'created_moment', 'created_at', var('generic_timezone')
        ) }} as created_at_status,
        {{ parse_timestamp('updated_at', var('generic_timezone')) }}
            as updated_at

    from taxed

),

-- A region that has no column may stand in the address.
divided as (

    select
        *,
        case
            when
                city_raw is null
                or district_raw is null
                then {{ address_parts('address_raw') }}
        end as address_parts
    from renamed

),

judged as (

    select
        *,
        coalesce(
            province_raw,
            nullif({{ dbt.split_part('address_parts', "'|'", 1) }}, '')
        ) as province_text,
        coalesce(
            city_raw,
            nullif({{ dbt.split_part('address_parts', "'|'", 2) }}, '')
        ) as city_text,
        coalesce(
            district_raw,
            nullif({{ dbt.split_part('address_parts', "'|'", 3) }}, '')
        ) as district_text,
        case
            when channel is null then 'no channel'
            when customer_id is null then 'no customer id'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from divided

),

final as (

    select
        judged.*,
        case
            when judged.quarantine_reason is not null then 'quarantined'
            when
                newest.customer_id is null
                or (
                    judged._batch_id is not distinct from newest._batch_id
                    and judged._source_file
                    is not distinct from newest._source_file
                    and judged._source_row
                    is not distinct from newest._source_row
                )
                then 'kept'
            else 'duplicate'
        end as row_status
    from judged
    left join newest
        on
            judged.channel = newest.channel
            and judged.customer_id = newest.customer_id

)

select * from final
