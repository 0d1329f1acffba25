with

customers as (

    select * from {{ ref('int_conformed__customers') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

-- Each attribute comes from the record that has known it longest.
first_values as (

    select
        one_ids.one_id,
        customers.party_type,
        customers.system,
        customers.channel,
        {{ longest_known('full_name') }} as full_name,
        {{ longest_known('nickname') }} as nickname,
        {{ longest_known('company_name') }} as company_name,
        {{ longest_known('gender') }} as gender,
        {{ longest_known('birth_date') }} as birth_date,
        {{ longest_known('member_level') }} as member_level,
        {{ longest_known('consent_marketing') }} as consent_marketing,
        first_value(customers.record_id) over (
            partition by one_ids.one_id
            order by
                customers.province is null,
                customers.city is null,
                customers.address is null,
                customers.created_at nulls last,
                customers.record_id
        ) as address_record_id,
        customers.created_at
    from one_ids
    inner join customers
        on one_ids.record_id = customers.record_id

),

grouped as (

    select
        one_id,
        max(case when party_type = 'organisation' then 1 else 0 end) = 1
            as is_organisation,
        full_name,
        nickname,
        company_name,
        gender,
        birth_date,
        member_level,
        consent_marketing,
        address_record_id,
        count(*) as record_count,
        count(distinct system) as system_count,
        count(distinct channel) as channel_count,
        min(created_at) as first_seen_at
    from first_values
    group by
        one_id,
        full_name,
        nickname,
        company_name,
        gender,
        birth_date,
        member_level,
        consent_marketing,
        address_record_id

),

customer_channels as (

    select distinct
        one_id,
        channel
    from first_values

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
    left join customers as addresses
        on grouped.address_record_id = addresses.record_id

)

select * from final
