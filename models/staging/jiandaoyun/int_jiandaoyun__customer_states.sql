with

exported as (

    select *
    from {{ ref('stg_jiandaoyun__customers') }}
    where row_status = 'kept'

),

pushed as (

    select *
    from {{ ref('stg_jiandaoyun__customer_pushes') }}
    where row_status = 'kept'

),

{%- set columns %}
        record_id,
        app_id,
        data_id,
        customer_name,
        customer_type,
        phone_cell,
        email_cell,
        gender_cell,
        birthday,
        uscc_cell,
        address_cell,
        lead_source,
        consent_cell,
        points_cell,
        owner_cell,
        created_at,
{%- endset %}

states as (

    select
        {{- columns }}
        updated_at,
        false as is_deleted,
        0 as is_push
    from exported

    union all

    select
        {{- columns }}
        pushed_at as updated_at,
        op = 'data_remove' as is_deleted,
        1 as is_push
    from pushed

),

ranked as (

    select
        *,
        -- A field of the kind phone is an object in newer forms.
        coalesce({{ json_text('phone_cell', 'phone') }}, phone_cell)
            as phone_raw,
        row_number() over (
            partition by record_id
            order by updated_at desc nulls last, is_push desc
        ) as state_rank
    from states

),

final as (

    select
        record_id,
        app_id,
        data_id,
        coalesce(customer_type = '企业', false) as is_organisation,
        {{ clean_text('customer_name') }} as name_raw,
        {{ normalize_phone('phone_raw') }} as phone,
        {{ phone_status('phone_raw') }} as phone_status,
        phone_raw,
        {{ other_phone('phone_raw') }} as second_phone_raw,
        coalesce({{ json_text('phone_cell', 'verified') }} = 'true', false)
            as is_phone_verified,
        {{ normalize_email('email_cell') }} as email,
        {{ email_status('email_cell') }} as email_status,
        email_cell as email_raw,
        {{ normalize_uscc('uscc_cell') }} as uscc,
        {{ uscc_status('uscc_cell') }} as uscc_status,
        {{ normalize_tax_number('uscc_cell') }} as tax_number,
        {{ tax_number_status('uscc_cell') }} as tax_number_status,
        uscc_cell as uscc_raw,
        {{ normalize_gender('gender_cell') }} as gender,
        {{ clean_text(json_text('address_cell', 'province')) }} as province_raw,
        {{ clean_text(json_text('address_cell', 'city')) }} as city_raw,
        {{ clean_text(json_text('address_cell', 'district')) }} as district_raw,
        {{ clean_text(json_text('address_cell', 'detail')) }} as address_raw,
        {{ clean_text('lead_source') }} as lead_source,
        consent_cell as consent_raw,
        owner_cell as owner_raw,
        {{ parse_amount('points_cell') }} as points,
        is_deleted,
        -- A day is midnight in Beijing, written as the evening before in UTC.
        {{ parse_date('birthday', 'Asia/Shanghai') }} as birth_date,
        created_at,
        updated_at
    from ranked
    where state_rank = 1

)

select * from final
