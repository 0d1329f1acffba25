with

components as (

    select * from {{ ref('int_matching__components_1') }}

),

merges as (

    select * from {{ ref('int_matching__merges_2') }}

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
