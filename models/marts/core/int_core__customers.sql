with

customers as (

    select * from {{ ref('int_conformed__customer_records') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

-- Each attribute comes from the record that has known it longest.
ranked as (

    select
        one_ids.one_id,
        customers.*,
        row_number() over (
            partition by one_ids.one_id
            order by customers.created_at nulls last, customers.record_id
        ) as seniority
    from one_ids
    inner join customers
        on one_ids.record_id = customers.record_id

),

grouped as (

    select
        one_id,
        {{ first_known('full_name', 'seniority') }} as full_name,
        {{ first_known('nickname', 'seniority') }} as nickname,
        {{ first_known('company_name', 'seniority') }} as company_name,
        {{ first_known('gender', 'seniority') }} as gender,
        {{ first_known('birth_date', 'seniority') }} as birth_date,
        {{ first_known('member_level', 'seniority') }} as member_level,
        {{ first_known('consent_marketing', 'seniority') }}
            as consent_marketing,
        max(case when party_type = 'organisation' then 1 else 0 end) = 1
            as is_organisation,
        count(*) as record_count,
        count(distinct system) as system_count,
        count(distinct channel) as channel_count,
        min(created_at) as first_seen_at
    from ranked
    group by one_id

),

-- An address is taken whole: its parts come from one record.
ranked_addresses as (

    select
        one_id,
        province,
        city,
        district,
        address,
        postal_code,
        row_number() over (
            partition by one_id
            order by city is null, address is null, seniority
        ) as address_rank
    from ranked
    where coalesce(province, city, address) is not null

),

addresses as (

    select *
    from ranked_addresses
    where address_rank = 1

),

customer_channels as (

    select distinct
        one_id,
        channel
    from ranked

),

channel_lists as (

    select
        one_id,
        {{ dbt.listagg('channel', "', '", 'order by channel') }} as channels
    from customer_channels
    group by one_id

),

final as (

    select
        grouped.one_id,
        grouped.is_organisation,
        grouped.full_name,
        grouped.nickname,
        grouped.company_name,
        grouped.gender,
        grouped.birth_date,
        addresses.province,
        addresses.city,
        addresses.district,
        addresses.address,
        addresses.postal_code,
        grouped.member_level,
        grouped.consent_marketing,
        channel_lists.channels,
        grouped.record_count,
        grouped.system_count,
        grouped.channel_count,
        grouped.first_seen_at
    from grouped
    inner join channel_lists
        on grouped.one_id = channel_lists.one_id
    left join addresses
        on grouped.one_id = addresses.one_id

)

select * from final
