with

components as (

    select * from {{ ref('int_matching__components_0') }}

),

guarded_identifiers as (

    select *
    from {{ ref('int_matching__guarded_identifiers') }}
    where
        type in ('phone', 'email')
        and (guard_reason is null or guard_reason = 'ambiguous_name')

),

final as (

    select
        components.component_no,
        guarded_identifiers.value_no,
        guarded_identifiers.type,
        guarded_identifiers.value,
        max(guarded_identifiers.name_groups) as name_groups,
        min(case when guarded_identifiers.is_weak then 1 else 0 end) = 1
            as is_weak
    from guarded_identifiers
    inner join components
        on guarded_identifiers.record_no = components.record_no
    group by
        components.component_no,
        guarded_identifiers.value_no,
        guarded_identifiers.type,
        guarded_identifiers.value

)

select * from final
