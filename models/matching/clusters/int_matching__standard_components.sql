with

linked_components as (

    select * from {{ ref('int_matching__linked_components') }}

),

torn_components as (

    select distinct component_no
    from {{ ref('int_matching__torn_links') }}

),

parted_components as (

    select * from {{ ref('int_matching__parted_components') }}

),

final as (

    select
        linked_components.record_no,
        linked_components.component_no
    from linked_components
    left join torn_components
        on linked_components.component_no = torn_components.component_no
    where torn_components.component_no is null

    union all

    select
        record_no,
        component_no
    from parted_components

)

select * from final
