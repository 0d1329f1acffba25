with

sign_ups as (

    select *
    from {{ ref('stg_paper__sign_ups') }}
    where row_status = 'kept'

),

surveys as (

    select *
    from {{ ref('stg_paper__surveys') }}
    where row_status = 'kept' and record_id is not null

),

visitors as (

    select *
    from {{ ref('stg_paper__visitors') }}
    where row_status = 'kept' and record_id is not null

),

final as (

    select
        record_id,
        'sign_up' as scope,
        form_no as source_record_id,
        phone,
        phone_status,
        phone_raw,
        email,
        email_status,
        email_raw,
        member_card_no,
        name_raw,
        gender,
        province_raw,
        city_raw,
        district_raw,
        address_raw,
        is_consent_given,
        birth_date,
        created_at,
        typed_at as updated_at
    from sign_ups

    union all

    select
        record_id,
        'survey' as scope,
        form_no as source_record_id,
        phone,
        phone_status,
        phone_raw,
        {{ null_columns([
            'email', 'email_status', 'email_raw', 'member_card_no',
        ]) }},
        name_raw,
        {{ null_columns([
            'gender', 'province_raw', 'city_raw', 'district_raw', 'address_raw',
            'is_consent_given', 'birth_date',
        ]) }},
        reviewed_at as created_at,
        reviewed_at as updated_at
    from surveys

    union all

    select
        record_id,
        'visitor' as scope,
        visit_key as source_record_id,
        phone,
        phone_status,
        phone_raw,
        {{ null_columns([
            'email', 'email_status', 'email_raw', 'member_card_no',
        ]) }},
        name_raw,
        {{ null_columns([
            'gender', 'province_raw', 'city_raw', 'district_raw', 'address_raw',
            'is_consent_given', 'birth_date',
        ]) }},
        visited_at as created_at,
        visited_at as updated_at
    from visitors

)

select * from final
