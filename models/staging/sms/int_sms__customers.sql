with

recipients as (

    select * from {{ ref('int_sms__recipients') }}

),

final as (

    select
        record_id,
        'sms' as system,
        'sms' as channel,
        account as scope,
        coalesce(phone, phone_raw) as source_record_id,
        'unknown' as party_type,
        {{ clean_name('name_raw') }} as full_name,
        {{ name_status('name_raw') }} as name_status,
        {{ family_name('name_raw') }} as family_name,
        {{ given_name('name_raw') }} as given_name,
        {{ null_columns(['nickname', 'company_name', 'job_title']) }},
        {{ name_gender('name_raw') }} as gender,
        {{ null_columns([
            'birth_date', 'country', 'province', 'city', 'district', 'address',
            'postal_code', 'member_level', 'points',
        ]) }},
        -- Not to have opted out is no consent: only the refusal is known.
        case when has_opted_out then false end as consent_marketing,
        false as is_deleted,
        first_seen_at as created_at,
        last_seen_at as updated_at
    from recipients

)

select * from final
