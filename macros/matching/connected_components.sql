{#- Returns a query that gives every record_no of a table of pairs (record_no_a,
    record_no_b) the smallest record_no of its component, as component_no.
    Each round every node takes its smallest neighbour as parent, parents are
    followed up (pointer jumps), and the pairs are contracted to pairs between
    parents. A test proves that the rounds were enough. -#}
{%- macro connected_components(pairs, condition, rounds=6) -%}
with

pairs_0 as (

    select
        record_no_a as node,
        record_no_b as neighbour
    from {{ pairs }}
    where {{ condition }}

    union all

    select
        record_no_b as node,
        record_no_a as neighbour
    from {{ pairs }}
    where {{ condition }}

),
{% for round in range(1, rounds + 1) %}
smallest_{{ round }} as (

    select
        node,
        least(node, min(neighbour)) as parent
    from pairs_{{ round - 1 }}
    group by node

),

jumped_{{ round }} as (

    select
        children.node,
        parents.parent
    from smallest_{{ round }} as children
    inner join smallest_{{ round }} as parents
        on children.parent = parents.node

),

parents_{{ round }} as (

    select
        children.node,
        parents.parent
    from jumped_{{ round }} as children
    inner join jumped_{{ round }} as parents
        on children.parent = parents.node

),

pairs_{{ round }} as (

    select distinct
        parents.parent as node,
        neighbours.parent as neighbour
    from pairs_{{ round - 1 }} as pairs
    inner join parents_{{ round }} as parents
        on pairs.node = parents.node
    inner join parents_{{ round }} as neighbours
        on pairs.neighbour = neighbours.node
    -- A difference, not <>: an inequality between two relations tempts
    -- planners to compare all parents with all others first.
    where parents.parent - neighbours.parent <> 0

),
{% endfor %}
final as (

    select
        parents_1.node as record_no,
        coalesce(
            {%- for round in range(rounds, 0, -1) %}
            parents_{{ round }}.parent{{ ',' if not loop.last }}
            {%- endfor %}
        ) as component_no
    from parents_1
    {%- for round in range(2, rounds + 1) %}
    left join parents_{{ round }}
        on parents_{{ round - 1 }}.parent = parents_{{ round }}.node
    {%- endfor %}

)

select * from final
{%- endmacro -%}
