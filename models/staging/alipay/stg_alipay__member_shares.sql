with

member_shares as (

    select * from {{ raw('alipay', 'member_shares') }}

),

told as (

    select
        *,
        {{ clean_text('user_type') }} = '1' as is_company,
        -- 0 is the identity card; every other paper is one of its own.
        case
            when {{ clean_text('cert_type') }} in ('0', 'IDENTITY_CARD')
                then cert_no
        end as resident_id_raw,
        case
            when {{ clean_text('cert_type') }} not in ('0', 'IDENTITY_CARD')
                then {{ clean_text('cert_no') }}
        end as other_id
    from member_shares

),

renamed as (

    select
        ---------- keys
        'alipay:' || {{ clean_text('app_id') }}
        || ':' || {{ clean_text('user_id') }} as record_id,
        {{ clean_text('app_id') }} as app_id,
        {{ clean_text('user_id') }} as user_id,
        {{ clean_text('open_id') }} as open_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('mobile') }} as mobile,
        {{ phone_status('mobile') }} as mobile_status,
        mobile as mobile_raw,
        {{ normalize_phone('phone') }} as phone,
        {{ phone_status('phone') }} as phone_status,
        phone as phone_raw,
        {{ normalize_email('email') }} as email,
        {{ email_status('email') }} as email_status,
        email as email_raw,
        {{ normalize_resident_id('resident_id_raw') }} as resident_id,
        {{ resident_id_status('resident_id_raw') }} as resident_id_status,
        resident_id_raw,
        other_id,
        {{ clean_text('cert_type') }} as cert_type,
        {{ normalize_uscc('license_no') }} as uscc,
        {{ uscc_status('license_no') }} as uscc_status,
        {{ normalize_tax_number('license_no') }} as tax_number,
        {{ clean_text('license_no') }} as license_no_raw,

        ---------- text
        {{ clean_text('user_name') }} as name_raw,
        {{ clean_text('nick_name') }} as nickname,
        {{ clean_text('firm_name') }} as company_name,
        {{ normalize_gender('gender') }} as gender,
        {{ clean_text('province') }} as province_raw,
        {{ clean_text('city') }} as city_raw,
        {{ clean_text('area') }} as district_raw,
        {{ clean_text('address') }} as address_raw,
        {{ clean_text('member_grade') }} as member_level,
        {{ clean_text('user_status') }} as source_status,

        ---------- booleans
        coalesce(is_company, false) as is_company,
        coalesce({{ parse_boolean('is_certified') }}, false) as is_certified,

        ---------- dates
        {{ parse_date('person_birthday') }} as birth_date

    from told

),

judged as (

    select
        *,
        case
            when app_id is null then 'no app id'
            when user_id is null then 'no user id'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
