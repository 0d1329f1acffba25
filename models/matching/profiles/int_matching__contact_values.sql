with

contact_groups as (

    select *
    from {{ ref('int_matching__contact_groups') }}
    where
        type in ('phone', 'email')
        and not is_over_shared

),

identifiers as (

    select *
    from {{ ref('int_matching__identifiers') }}
    where
        type in ('phone', 'email')
        and value_guard is null

),

contact_components as (

    select * from {{ ref('int_matching__contact_components') }}

),

texts as (

    select
        value_no,
        min(value) as value
    from identifiers
    group by value_no

),

pooled as (

    select
        coalesce(contact_components.component_no, contact_groups.account_no)
            as component_no,
        contact_groups.value_no,
        min(contact_groups.type) as type,
        max(contact_groups.name_groups) as name_groups,
        min(case when contact_groups.is_weak then 1 else 0 end) = 1 as is_weak
    from contact_groups
    left join contact_components
        on contact_groups.account_no = contact_components.record_no
    group by
        coalesce(contact_components.component_no, contact_groups.account_no),
        contact_groups.value_no

),

final as (

    select
        pooled.component_no,
        pooled.value_no,
        pooled.type,
        texts.value,
        pooled.name_groups,
        pooled.is_weak
    from pooled
    inner join texts
        on pooled.value_no = texts.value_no

)

select * from final
