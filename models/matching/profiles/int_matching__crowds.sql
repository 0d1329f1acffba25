{#- Thousands on one phone, one e-mail address or in one flat are a default that
    somebody typed: whose name it is says nothing of customers of that name. -#}
with

contact_groups as (

    select *
    from {{ ref('int_matching__contact_groups') }}
    where
        type in ('phone', 'email')
        and is_over_shared

),

contact_components as (

    select * from {{ ref('int_matching__contact_components') }}

),

contact_values as (

    select * from {{ ref('int_matching__contact_values') }}

),

flats as (

    select
        component_no,
        value_no
    from {{ ref('int_matching__component_values') }}
    where kind = 'flat'

),

limits as (

    select value as smallest_crowd
    from {{ ref('match_limits') }}
    where name = 'smallest_crowd'

),

shared as (

    select
        coalesce(contact_components.component_no, contact_groups.account_no)
            as component_no,
        contact_groups.value_no
    from contact_groups
    left join contact_components
        on contact_groups.account_no = contact_components.record_no

    union all

    select
        component_no,
        value_no
    from flats

),

crowded as (

    select shared.value_no
    from shared
    cross join limits
    group by shared.value_no, limits.smallest_crowd
    having count(distinct shared.component_no) >= limits.smallest_crowd

),

-- Who has a phone or an e-mail address of their own is none of the crowd.
final as (

    select distinct shared.component_no
    from shared
    inner join crowded
        on shared.value_no = crowded.value_no
    left join contact_values
        on shared.component_no = contact_values.component_no
    where contact_values.component_no is null

)

select * from final
