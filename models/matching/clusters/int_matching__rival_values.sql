with

identifiers as (

    select
        record_no,
        type,
        coalesce(scope, '') as scope,
        value_no
    from {{ ref('int_matching__identifiers') }}
    where value_guard is null

),

identifier_types as (

    select *
    from {{ ref('identifier_types') }}
    where is_single_per_customer

),

over_shared as (

    select distinct value_no
    from {{ ref('int_matching__account_values') }}
    where is_over_shared

),

linked_components as (

    select * from {{ ref('int_matching__linked_components') }}

),

-- Within a scope only: two openids of two apps are no contradiction.
borne as (

    select
        linked_components.component_no,
        identifiers.type,
        identifiers.scope,
        identifiers.value_no,
        identifiers.record_no,
        identifier_types.identifier_class
    from identifiers
    inner join identifier_types
        on identifiers.type = identifier_types.type
    inner join linked_components
        on identifiers.record_no = linked_components.record_no
    where
        identifier_types.scope_kind = 'global'
        or identifiers.scope <> ''

),

-- Hardly any component has two: only these are looked at closely.
suspects as (

    select
        component_no,
        type,
        scope
    from borne
    group by component_no, type, scope
    having min(value_no) < max(value_no)

),

bearers as (

    select
        borne.component_no,
        borne.type,
        borne.scope,
        borne.value_no,
        case when borne.identifier_class = 'government' then 1 else 0 end
            as cuts_up_to,
        min(borne.record_no) as record_no
    from borne
    inner join suspects
        on
            borne.component_no = suspects.component_no
            and borne.type = suspects.type
            and borne.scope = suspects.scope
    left join over_shared
        on borne.value_no = over_shared.value_no
    where over_shared.value_no is null
    group by
        borne.component_no,
        borne.type,
        borne.scope,
        borne.value_no,
        borne.identifier_class

),

final as (

    select
        values_a.component_no,
        least(values_a.record_no, values_b.record_no) as record_no_a,
        greatest(values_a.record_no, values_b.record_no) as record_no_b,
        values_a.type,
        max(values_a.cuts_up_to) as cuts_up_to
    from bearers as values_a
    inner join bearers as values_b
        on
            values_a.component_no = values_b.component_no
            and values_a.type = values_b.type
            and values_a.scope = values_b.scope
            and values_a.value_no < values_b.value_no
    where values_a.record_no - values_b.record_no <> 0
    group by
        values_a.component_no,
        least(values_a.record_no, values_b.record_no),
        greatest(values_a.record_no, values_b.record_no),
        values_a.type

)

select * from final
