with

found_links as (

    select * from {{ ref('int_matching__found_links') }}

),

bars as (

    select * from {{ ref('int_matching__bars') }}

),

linked_components as (

    select * from {{ ref('int_matching__linked_components') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

decisions as (

    select * from {{ ref('int_conformed__decisions') }}

),

-- A cannot-link whose two records are still connected cuts every link of the
-- second record: which of its links is wrong, nobody has said.
torn_apart as (

    select distinct records_b.record_no
    from decisions
    inner join records as records_a
        on decisions.record_id_a = records_a.record_id
    inner join records as records_b
        on decisions.record_id_b = records_b.record_id
    inner join linked_components as components_a
        on records_a.record_no = components_a.record_no
    inner join linked_components as components_b
        on
            records_b.record_no = components_b.record_no
            and components_a.component_no = components_b.component_no
    where decisions.decision = 'cannot_link'

),

set_free as (

    select distinct records.record_no
    from decisions
    inner join records
        on decisions.record_id_a = records.record_id
    where decisions.decision = 'un_merge'

),

final as (

    select
        found_links.*,
        true as is_standard,
        found_links.total_millibits >= bars.strict as is_strict,
        torn_a.record_no is not null
        or torn_b.record_no is not null
        or free_a.record_no is not null
        or free_b.record_no is not null as is_cut
    from found_links
    cross join bars
    left join torn_apart as torn_a
        on found_links.record_no_a = torn_a.record_no
    left join torn_apart as torn_b
        on found_links.record_no_b = torn_b.record_no
    left join set_free as free_a
        on found_links.record_no_a = free_a.record_no
    left join set_free as free_b
        on found_links.record_no_b = free_b.record_no

)

select * from final
