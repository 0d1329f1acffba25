{#- Each component beside the one that happens to come next: almost surely two
    different customers, as any two that nothing brings together. -#}
with

profiles as (

    select * from {{ ref('int_matching__profiles_1') }}

),

numbered as (

    select
        component_no,
        party_group,
        {{ text_number("cast(component_no as " ~ dbt.type_string() ~ ")") }}
            as shuffle_no
    from profiles

),

neighbours as (

    select
        component_no,
        lead(component_no) over (
            partition by party_group
            order by shuffle_no, component_no
        ) as next_no
    from numbered

),

final as (

    select
        least(component_no, next_no) as component_no_a,
        greatest(component_no, next_no) as component_no_b
    from neighbours
    where next_no is not null

)

select * from final
