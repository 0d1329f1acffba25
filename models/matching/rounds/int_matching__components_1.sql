with

components as (

    select * from {{ ref('int_matching__components_0') }}

),

merges as (

    select * from {{ ref('int_matching__merges_1') }}

),

final as (

    select
        components.record_no,
        coalesce(merges.component_no, components.component_no) as component_no
    from components
    left join merges
        on components.component_no = merges.record_no

)

select * from final
