{#- Returns a query that takes links (record_no_a, record_no_b, link_rank,
    firmness) again, the strongest first, and leaves out each that would bring
    together two who must be apart (record_no_a, record_no_b, cuts_up_to), unless
    the link is too firm for that. It gives every record_no the smallest
    record_no of its component, as component_no.
    Each round every node joins its strongest neighbour, except while one that
    it must stay away from has a stronger link than its own, which goes first.
    Parents are followed up and the links contracted as in connected_components.
    What is still open after the last round stays apart. -#}
{%- macro parted_components(links, condition, apart, rounds=6) -%}
with

links_0 as (

    select
        least(record_no_a, record_no_b) as node_a,
        greatest(record_no_a, record_no_b) as node_b,
        link_rank,
        firmness
    from {{ links }}
    where {{ condition }}

),

apart_0 as (

    select
        least(record_no_a, record_no_b) as node_a,
        greatest(record_no_a, record_no_b) as node_b,
        max(cuts_up_to) as cuts_up_to
    from {{ apart }}
    group by
        least(record_no_a, record_no_b),
        greatest(record_no_a, record_no_b)

),
{% for this in range(1, rounds + 1) %}
{%- set last = this - 1 %}
open_{{ this }} as (

    select
        links_{{ last }}.node_a,
        links_{{ last }}.node_b,
        links_{{ last }}.link_rank,
        links_{{ last }}.firmness
    from links_{{ last }}
    left join apart_{{ last }}
        on
            links_{{ last }}.node_a = apart_{{ last }}.node_a
            and links_{{ last }}.node_b = apart_{{ last }}.node_b
    where
        apart_{{ last }}.cuts_up_to is null
        or links_{{ last }}.firmness > apart_{{ last }}.cuts_up_to

),

best_{{ this }} as (

    select
        ends.node,
        min(ends.link_rank) as link_rank
    from (
        select node_a as node, link_rank from open_{{ this }}
        union all
        select node_b as node, link_rank from open_{{ this }}
    ) as ends
    group by ends.node

),

rivals_{{ this }} as (

    select
        sides.node,
        min(best_{{ this }}.link_rank) as link_rank
    from (
        select node_a as node, node_b as rival from apart_{{ last }}
        union all
        select node_b as node, node_a as rival from apart_{{ last }}
    ) as sides
    inner join best_{{ this }}
        on sides.rival = best_{{ this }}.node
    group by sides.node

),

nearest_{{ this }} as (

    select
        best_{{ this }}.node,
        best_{{ this }}.link_rank,
        case
            when open_{{ this }}.node_a = best_{{ this }}.node
                then open_{{ this }}.node_b
            else open_{{ this }}.node_a
        end as neighbour
    from best_{{ this }}
    inner join open_{{ this }}
        on best_{{ this }}.link_rank = open_{{ this }}.link_rank

),

chosen_{{ this }} as (

    select
        nearest_{{ this }}.node,
        case
            -- The strongest of both sides: one of the two goes to the other.
            when neighbours.link_rank = nearest_{{ this }}.link_rank
                then least(
                    nearest_{{ this }}.node,
                    nearest_{{ this }}.neighbour
                )
            when rivals_{{ this }}.link_rank < nearest_{{ this }}.link_rank
                then nearest_{{ this }}.node
            else nearest_{{ this }}.neighbour
        end as parent
    from nearest_{{ this }}
    inner join best_{{ this }} as neighbours
        on nearest_{{ this }}.neighbour = neighbours.node
    left join rivals_{{ this }}
        on nearest_{{ this }}.node = rivals_{{ this }}.node

),

jumped_{{ this }} as (

    select
        children.node,
        parents.parent
    from chosen_{{ this }} as children
    inner join chosen_{{ this }} as parents
        on children.parent = parents.node

),

parents_{{ this }} as (

    select
        children.node,
        parents.parent
    from jumped_{{ this }} as children
    inner join jumped_{{ this }} as parents
        on children.parent = parents.node

),

links_{{ this }} as (

    select
        least(parents_a.parent, parents_b.parent) as node_a,
        greatest(parents_a.parent, parents_b.parent) as node_b,
        min(open_{{ this }}.link_rank) as link_rank,
        max(open_{{ this }}.firmness) as firmness
    from open_{{ this }}
    inner join parents_{{ this }} as parents_a
        on open_{{ this }}.node_a = parents_a.node
    inner join parents_{{ this }} as parents_b
        on open_{{ this }}.node_b = parents_b.node
    where parents_a.parent - parents_b.parent <> 0
    group by
        least(parents_a.parent, parents_b.parent),
        greatest(parents_a.parent, parents_b.parent)

),

-- Who has no link left joins nobody any more.
apart_{{ this }} as (

    select
        least(parents_a.parent, parents_b.parent) as node_a,
        greatest(parents_a.parent, parents_b.parent) as node_b,
        max(apart_{{ last }}.cuts_up_to) as cuts_up_to
    from apart_{{ last }}
    inner join parents_{{ this }} as parents_a
        on apart_{{ last }}.node_a = parents_a.node
    inner join parents_{{ this }} as parents_b
        on apart_{{ last }}.node_b = parents_b.node
    where parents_a.parent - parents_b.parent <> 0
    group by
        least(parents_a.parent, parents_b.parent),
        greatest(parents_a.parent, parents_b.parent)

),
{% endfor %}
rooted as (

    select
        parents_1.node as record_no,
        coalesce(
            {%- for round in range(rounds, 0, -1) %}
            parents_{{ round }}.parent{{ ',' if not loop.last }}
            {%- endfor %}
        ) as root
    from parents_1
    {%- for round in range(2, rounds + 1) %}
    left join parents_{{ round }}
        on parents_{{ round - 1 }}.parent = parents_{{ round }}.node
    {%- endfor %}

),

final as (

    select
        record_no,
        min(record_no) over (partition by root) as component_no
    from rooted

)

select * from final
{%- endmacro -%}
