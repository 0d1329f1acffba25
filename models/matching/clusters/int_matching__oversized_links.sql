with

linked_components as (

    select * from {{ ref('int_matching__linked_components') }}

),

match_limits as (

    select * from {{ ref('match_limits') }}

),

found_links as (

    select * from {{ ref('int_matching__found_links') }}

),

bars as (

    select * from {{ ref('int_matching__bars') }}

),

sizes as (

    select
        component_no,
        count(*) as records
    from linked_components
    group by component_no

),

oversized as (

    select
        linked_components.record_no,
        linked_components.component_no
    from sizes
    inner join match_limits
        on sizes.records > match_limits.value
    inner join linked_components
        on sizes.component_no = linked_components.component_no
    where match_limits.name = 'largest_customer'

),

final as (

    select
        oversized.component_no,
        found_links.record_no_a,
        found_links.record_no_b
    from found_links
    inner join oversized
        on found_links.record_no_a = oversized.record_no
    cross join bars
    where
        found_links.stage <> 'exact'
        and found_links.total_millibits < bars.strict

)

select * from final
