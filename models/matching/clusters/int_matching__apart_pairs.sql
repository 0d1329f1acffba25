with

decisions as (

    select *
    from {{ ref('int_conformed__decisions') }}
    where decision = 'cannot_link'

),

records as (

    select * from {{ ref('int_matching__records') }}

),

linked_components as (

    select * from {{ ref('int_matching__linked_components') }}

),

rival_values as (

    select * from {{ ref('int_matching__rival_values') }}

),

opposed_sides as (

    select * from {{ ref('int_matching__opposed_sides') }}

),

oversized_links as (

    select * from {{ ref('int_matching__oversized_links') }}

),

decided as (

    select
        components_a.component_no,
        least(records_a.record_no, records_b.record_no) as record_no_a,
        greatest(records_a.record_no, records_b.record_no) as record_no_b,
        decisions.decision_id
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
    where records_a.record_no <> records_b.record_no

),

final as (

    select
        component_no,
        record_no_a,
        record_no_b,
        'cannot_link' as reason,
        min(decision_id) as cause,
        3 as cuts_up_to
    from decided
    group by component_no, record_no_a, record_no_b

    union all

    select
        component_no,
        record_no_a,
        record_no_b,
        'rival_values' as reason,
        type as cause,
        cuts_up_to
    from rival_values

    union all

    select
        component_no,
        record_no_a,
        record_no_b,
        'opposed_sides' as reason,
        cast(null as {{ dbt.type_string() }}) as cause,
        0 as cuts_up_to
    from opposed_sides

    union all

    select
        component_no,
        record_no_a,
        record_no_b,
        'oversized' as reason,
        cast(null as {{ dbt.type_string() }}) as cause,
        0 as cuts_up_to
    from oversized_links

)

select * from final
