{#- Returns a query with the component of every record after a round has merged
    some of them. -#}
{%- macro merged_components(components, merges) -%}
with

components as (

    select * from {{ components }}

),

merged as (

    select * from {{ merges }}

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
{%- endmacro -%}
