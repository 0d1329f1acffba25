with

links as (

    select * from {{ ref('int_matching__links') }}

),

linked_components as (

    select * from {{ ref('int_matching__linked_components') }}

),

torn_components as (

    select distinct linked_components.component_no
    from links
    inner join linked_components
        on links.record_no_a = linked_components.record_no
    where links.is_cut

),

final as (

    select
        linked_components.component_no,
        links.record_no_a,
        links.record_no_b,
        links.is_cut
    from links
    inner join linked_components
        on links.record_no_a = linked_components.record_no
    inner join torn_components
        on linked_components.component_no = torn_components.component_no

)

select * from final
