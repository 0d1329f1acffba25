with

logins as (

    select * from {{ ref('int_web__logins') }}

),

forms as (

    select *
    from {{ ref('stg_web__forms') }}
    where row_status = 'kept'

),

login_records as (

    select
        logins.record_id,
        'web' as system,
        'website' as channel,
        logins.project as scope,
        logins.login_id as source_record_id,
        'person' as party_type,
        {{ clean_name('logins.name_raw') }} as full_name,
        {{ name_status('logins.name_raw') }} as name_status,
        {{ family_name('logins.name_raw') }} as family_name,
        {{ given_name('logins.name_raw') }} as given_name,
        logins.nickname,
        {{ null_columns(['company_name', 'job_title']) }},
        coalesce(logins.gender, {{ name_gender('logins.name_raw') }})
            as gender,
        {{ null_columns(['birth_date', 'country']) }},
        coalesce(provinces.name, logins.province_raw) as province,
        coalesce(cities.name, logins.city_raw) as city,
        districts.name as district,
        {{ null_columns([
            'address', 'postal_code', 'member_level', 'points',
            'consent_marketing',
        ]) }},
        false as is_deleted,
        logins.created_at,
        logins.updated_at
    from logins
    {{ join_regions('logins') }}

),

form_records as (

    select
        forms.record_id,
        'web' as system,
        'web_form' as channel,
        forms.project as scope,
        forms.form_id as source_record_id,
        'person' as party_type,
        {{ clean_name('forms.name_raw') }} as full_name,
        {{ name_status('forms.name_raw') }} as name_status,
        {{ family_name('forms.name_raw') }} as family_name,
        {{ given_name('forms.name_raw') }} as given_name,
        {{ null_columns(['nickname']) }},
        forms.company_name,
        {{ null_columns(['job_title']) }},
        coalesce(
            forms.gender,
            {{ resident_id_gender('forms.resident_id_raw') }},
            {{ name_gender('forms.name_raw') }}
        ) as gender,
        coalesce(
            forms.birth_date,
            {{ resident_id_birth_date('forms.resident_id_raw') }}
        ) as birth_date,
        {{ null_columns(['country']) }},
        coalesce(provinces.name, forms.province_raw) as province,
        coalesce(cities.name, forms.city_raw) as city,
        coalesce(districts.name, forms.district_raw) as district,
        forms.address_raw as address,
        {{ null_columns([
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        forms.submitted_at as created_at,
        forms.submitted_at as updated_at
    from forms
    {{ join_regions('forms') }}

),

final as (

    select * from login_records

    union all

    select * from form_records

)

select * from final
