{#- Returns a query with the pairs that link in one round: again and again those
    that are the best of both sides, at a bar that falls, among customers that
    have become one on the way. What has become one is weighed by the mean of its
    pairs, and does not link where any of them is a contradiction. `bars` are
    column names of int_matching__bars, in falling order. -#}
{%- macro best_partners(scored_pairs, bars) -%}
with

bars as (

    select * from {{ ref('int_matching__bars') }}

),

linkable as (

    select
        all_pairs.component_no_a,
        all_pairs.component_no_b
    from {{ scored_pairs }} as all_pairs
    cross join bars
    where
        not all_pairs.is_contradiction
        and all_pairs.total_millibits >= bars.{{ bars[-1] }}

),

candidates as (

    select distinct component_no
    from (
        select component_no_a as component_no from linkable
        union all
        select component_no_b as component_no from linkable
    ) as sides

),

-- A pair below the bar has a say where both of its sides may link to others.
eligible as (

    select
        all_pairs.component_no_a,
        all_pairs.component_no_b,
        all_pairs.is_contradiction,
        all_pairs.total_millibits
    from {{ scored_pairs }} as all_pairs
    inner join candidates as candidates_a
        on all_pairs.component_no_a = candidates_a.component_no
    inner join candidates as candidates_b
        on all_pairs.component_no_b = candidates_b.component_no

),

ranked as (

    select
        *,
        row_number() over (
            order by total_millibits desc, component_no_a, component_no_b
        ) as pair_rank
    from eligible

),

edges_0 as (

    select
        component_no_a as node_a,
        component_no_b as node_b,
        pair_rank,
        total_millibits,
        cast(1 as bigint) as pairs,
        case when is_contradiction then 1 else 0 end as contradictions
    from ranked

),
{% for bar in bars %}
{%- set last = loop.index0 %}
{%- set this = loop.index %}
best_{{ this }} as (

    select
        ends.node,
        min(ends.pair_rank) as pair_rank
    from (
        select node_a as node, pair_rank, total_millibits, pairs, contradictions
        from edges_{{ last }}
        union all
        select node_b as node, pair_rank, total_millibits, pairs, contradictions
        from edges_{{ last }}
    ) as ends
    cross join bars
    where
        ends.contradictions = 0
        and ends.total_millibits >= bars.{{ bar }} * ends.pairs
    group by ends.node

),

merged_{{ this }} as (

    select
        edges_{{ last }}.node_a,
        edges_{{ last }}.node_b,
        edges_{{ last }}.pair_rank
    from edges_{{ last }}
    inner join best_{{ this }} as best_a
        on
            edges_{{ last }}.node_a = best_a.node
            and edges_{{ last }}.pair_rank = best_a.pair_rank
    inner join best_{{ this }} as best_b
        on
            edges_{{ last }}.node_b = best_b.node
            and edges_{{ last }}.pair_rank = best_b.pair_rank

),

moved_{{ this }} as (

    select
        coalesce(merged_a.node_a, edges_{{ last }}.node_a) as node_a,
        coalesce(merged_b.node_a, edges_{{ last }}.node_b) as node_b,
        edges_{{ last }}.pair_rank,
        edges_{{ last }}.total_millibits,
        edges_{{ last }}.pairs,
        edges_{{ last }}.contradictions
    from edges_{{ last }}
    left join merged_{{ this }} as merged_a
        on edges_{{ last }}.node_a = merged_a.node_b
    left join merged_{{ this }} as merged_b
        on edges_{{ last }}.node_b = merged_b.node_b

),

edges_{{ this }} as (

    select
        least(node_a, node_b) as node_a,
        greatest(node_a, node_b) as node_b,
        min(pair_rank) as pair_rank,
        sum(total_millibits) as total_millibits,
        sum(pairs) as pairs,
        max(contradictions) as contradictions
    from moved_{{ this }}
    where node_a - node_b <> 0
    group by least(node_a, node_b), greatest(node_a, node_b)

),
{% endfor %}
links as (
    {% for bar in bars %}
    select pair_rank from merged_{{ loop.index }}
    {{- ' union all' if not loop.last }}
    {%- endfor %}

),

final as (

    select
        ranked.component_no_a as record_no_a,
        ranked.component_no_b as record_no_b,
        ranked.total_millibits
    from ranked
    inner join links
        on ranked.pair_rank = links.pair_rank

)

select * from final
{%- endmacro -%}
