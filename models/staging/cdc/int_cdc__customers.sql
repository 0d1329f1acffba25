with

members as (

    select
        *,
        {{ name_status('name_raw') }} as name_status
    from {{ ref('int_cdc__members') }}

),

guest_orders as (

    select
        *,
        coalesce(is_gift, false) as is_for_another
    from {{ ref('int_cdc__order_states') }}
    where member_record_id is null and record_id is not null

),

buyers as (

    -- The receiver of a gift lends the buyer neither name nor address.
    select
        record_id,
        database_name,
        source_order_id,
        case when not is_for_another then receiver_name_raw end as name_raw,
        case when not is_for_another then province_raw end as province_raw,
        case when not is_for_another then city_raw end as city_raw,
        case when not is_for_another then district_raw end as district_raw,
        case when not is_for_another then address_raw end as address_raw,
        is_deleted,
        ordered_at
    from guest_orders

),

member_records as (

    select
        members.record_id,
        'cdc' as system,
        'shop_database' as channel,
        members.database_name as scope,
        members.member_id as source_record_id,
        'person' as party_type,
        {{ clean_name('members.name_raw') }} as full_name,
        members.name_status,
        {{ family_name('members.name_raw') }} as family_name,
        {{ given_name('members.name_raw') }} as given_name,
        case when members.name_status = 'nickname' then members.name_raw end
            as nickname,
        {{ null_columns(['company_name', 'job_title']) }},
        coalesce(members.gender, {{ name_gender('members.name_raw') }})
            as gender,
        members.birth_date,
        {{ null_columns(['country']) }},
        coalesce(provinces.name, members.province_raw) as province,
        coalesce(cities.name, members.city_raw) as city,
        coalesce(districts.name, members.district_raw) as district,
        members.address_raw as address,
        {{ null_columns(['postal_code']) }},
        members.member_level,
        members.points,
        members.has_sms_consent as consent_marketing,
        members.is_deleted,
        members.created_at,
        members.updated_at
    from members
    {{ join_regions('members') }}

),

buyer_records as (

    select
        buyers.record_id,
        'cdc' as system,
        'shop_database' as channel,
        buyers.database_name as scope,
        buyers.source_order_id as source_record_id,
        'unknown' as party_type,
        {{ clean_name('buyers.name_raw') }} as full_name,
        {{ name_status('buyers.name_raw') }} as name_status,
        {{ family_name('buyers.name_raw') }} as family_name,
        {{ given_name('buyers.name_raw') }} as given_name,
        {{ null_columns(['nickname', 'company_name', 'job_title']) }},
        {{ name_gender('buyers.name_raw') }} as gender,
        {{ null_columns(['birth_date', 'country']) }},
        coalesce(provinces.name, buyers.province_raw) as province,
        coalesce(cities.name, buyers.city_raw) as city,
        coalesce(districts.name, buyers.district_raw) as district,
        buyers.address_raw as address,
        {{ null_columns([
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        buyers.is_deleted,
        buyers.ordered_at as created_at,
        buyers.ordered_at as updated_at
    from buyers
    {{ join_regions('buyers') }}

),

final as (

    select * from member_records

    union all

    select * from buyer_records

)

select * from final
