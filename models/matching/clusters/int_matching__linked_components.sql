with

components as (

    select * from {{ ref('int_matching__components_1') }}

),

merged as (

    select * from {{ ref('int_matching__merges_2') }}

),

final as (

    select
        components.record_no,
        coalesce(merged.component_no, components.component_no) as component_no
    from components
    left join merged
        on components.component_no = merged.record_no

)

select * from final
