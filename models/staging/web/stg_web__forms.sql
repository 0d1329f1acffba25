with

forms as (

    select * from {{ raw('web', 'forms') }}

),

-- Paper leaves room for two numbers in one line.
two_phones as (

    select
        *,
        {{ other_phone('phone') }} as phone_2_raw
    from forms

),

renamed as (

    select
        ---------- keys
        'web:' || {{ clean_text('project') }}
        || ':form:' || {{ clean_text('form_id') }} as record_id,
        {{ clean_text('project') }} as project,
        {{ clean_text('form_id') }} as form_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone') }} as phone,
        {{ phone_status('phone') }} as phone_status,
        phone as phone_raw,
        {{ normalize_phone('phone_2_raw') }} as phone_2,
        {{ phone_status('phone_2_raw') }} as phone_2_status,
        phone_2_raw,
        {{ normalize_email('email') }} as email,
        {{ email_status('email') }} as email_status,
        email as email_raw,
        {{ normalize_resident_id('id_card') }} as resident_id,
        {{ resident_id_status('id_card') }} as resident_id_status,
        id_card as resident_id_raw,
        {{ clean_text('member_card_no') }} as member_card_no,

        ---------- text
        {{ clean_text('form_name') }} as form_name,
        {{ clean_text('source') }} as form_source,
        {{ clean_text('name') }} as name_raw,
        {{ normalize_gender('gender') }} as gender,
        {{ clean_text('company') }} as company_name,
        {{ address_province('address') }} as province_raw,
        coalesce({{ clean_text('city') }}, {{ address_city('address') }})
            as city_raw,
        {{ address_district('address') }} as district_raw,
        {{ clean_text('address') }} as address_raw,
        {{ clean_text('utm_source') }} as campaign,
        {{ clean_text('remark') }} as remark,
        {{ clean_text('agreed') }} as agreed_raw,

        ---------- booleans
        -- Who enrols as a member is no lead any more.
        coalesce({{ matches('form_name', '入会|注册') }}, false)
            as is_enrolment,
        {{ parse_boolean('agreed') }} as has_agreed_to_terms,

        ---------- dates and timestamps
        {{ parse_date('birthday') }} as birth_date,
        {{ parse_timestamp('submitted_at', 'Asia/Shanghai') }} as submitted_at,
        {{ timestamp_status('submitted_at', 'Asia/Shanghai') }}
            as submitted_at_status

    from two_phones

),

judged as (

    select
        *,
        case
            when project is null then 'no project'
            when form_id is null then 'no form id'
            when submitted_at > {{ as_of() }} then 'submitted later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], 'submitted_at') }} as row_status
    from judged

)

select * from final
