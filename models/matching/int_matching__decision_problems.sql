with

decisions as (

    select * from {{ ref('int_conformed__decisions') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

must_link_components as (

    select * from {{ ref('int_matching__must_link_components') }}

),

clusters as (

    select
        record_no,
        cluster_no
    from {{ ref('int_matching__clusters') }}
    where id_level = 'standard'

),

pins as (

    select * from {{ ref('int_matching__pins') }}

),

named as (

    select
        decision_id,
        decision,
        record_id_a as record_id
    from decisions
    where decision in ('must_link', 'cannot_link', 'un_merge')

    union all

    select
        decision_id,
        decision,
        record_id_b as record_id
    from decisions
    where decision in ('must_link', 'cannot_link')

),

unknown_records as (

    select
        named.decision_id,
        'unknown_record' as problem_kind,
        'names the record ' || named.record_id || ', which is not there'
            as problem
    from named
    left join records
        on named.record_id = records.record_id
    where records.record_id is null

),

pairs as (

    select
        decisions.decision_id,
        decisions.decision,
        decisions.record_id_a,
        decisions.record_id_b,
        records_a.record_no as record_no_a,
        records_b.record_no as record_no_b,
        records_a.party_group as party_group_a,
        records_b.party_group as party_group_b,
        components_a.component_no as component_no_a,
        components_b.component_no as component_no_b
    from decisions
    inner join records as records_a
        on decisions.record_id_a = records_a.record_id
    inner join records as records_b
        on decisions.record_id_b = records_b.record_id
    left join must_link_components as components_a
        on records_a.record_no = components_a.record_no
    left join must_link_components as components_b
        on records_b.record_no = components_b.record_no

),

contradictions as (

    select
        decision_id,
        'contradiction' as problem_kind,
        'keeps two records apart that must-links join, directly or by a chain'
            as problem
    from pairs
    where
        decision = 'cannot_link'
        and component_no_a = component_no_b

),

mixed_parties as (

    select
        decision_id,
        'mixed_parties' as problem_kind,
        'joins a person and an organisation, which never pair' as problem
    from pairs
    where
        decision = 'must_link'
        and party_group_a <> party_group_b

),

un_merged as (

    select distinct record_id
    from named
    where decision = 'un_merge'

),

un_merged_links as (

    select
        named.decision_id,
        'contradiction' as problem_kind,
        'joins the record ' || named.record_id
        || ', which an un_merge sets free' as problem
    from named
    inner join un_merged
        on named.record_id = un_merged.record_id
    where named.decision = 'must_link'

),

-- Whatever cut them: a must-link that does not hold is told.
undone_links as (

    select
        pairs.decision_id,
        'contradiction' as problem_kind,
        'joins two records that stay apart, because '
        || coalesce(
            min(apart.decision_id) || ' keeps apart what it joins',
            'another decision or a check cuts a link between them'
        ) as problem
    from pairs
    inner join clusters as clusters_a
        on pairs.record_no_a = clusters_a.record_no
    inner join clusters as clusters_b
        on pairs.record_no_b = clusters_b.record_no
    left join un_merged as free_a
        on pairs.record_id_a = free_a.record_id
    left join un_merged as free_b
        on pairs.record_id_b = free_b.record_id
    left join pairs as apart
        on
            pairs.component_no_a = apart.component_no_a
            and apart.component_no_a = apart.component_no_b
            and apart.decision = 'cannot_link'
    where
        pairs.decision = 'must_link'
        and pairs.party_group_a = pairs.party_group_b
        and clusters_a.cluster_no <> clusters_b.cluster_no
        and free_a.record_id is null
        and free_b.record_id is null
    group by pairs.decision_id

),

-- A value that links nobody for another reason is there all the same.
idle_blocks as (

    select
        decisions.decision_id,
        'unknown_value' as problem_kind,
        'blocks a value that no ' || min(decisions.identifier_type)
        || ' here has' as problem
    from decisions
    left join {{ ref('int_matching__identifiers') }} as identifiers
        on
            decisions.identifier_type = identifiers.type
            and identifiers.value = coalesce(
                {{ phone_tail(
                    'decisions.identifier_type',
                    'decisions.value',
                    'decisions.value'
                ) }},
                decisions.value
            )
    where decisions.decision = 'block_value'
    group by decisions.decision_id
    having count(identifiers.value) = 0

),

pins_not_heard as (

    select
        decision_id,
        problem_kind,
        problem
    from pins
    where problem is not null

),

final as (

    select * from unknown_records

    union all

    select * from contradictions

    union all

    select * from mixed_parties

    union all

    select * from un_merged_links

    union all

    select * from undone_links

    union all

    select * from idle_blocks

    union all

    select * from pins_not_heard

)

select * from final
