{#- Returns a query with one row per pair and channel of either side: whether each of
    them has it. Sides are counted and not joined by channel, of which there are few
    and customers many. -#}
{%- macro pair_channels(pairs, tokens) -%}
    select
        component_no_a,
        component_no_b,
        value_no,
        sum(is_in_a) as is_in_a,
        sum(is_in_b) as is_in_b
    from (
        select
            pairs.component_no_a,
            pairs.component_no_b,
            tokens.value_no,
            1 as is_in_a,
            0 as is_in_b
        from {{ pairs }} as pairs
        inner join {{ tokens }} as tokens
            on pairs.component_no_a = tokens.component_no
        where tokens.kind = 'channel'

        union all

        select
            pairs.component_no_a,
            pairs.component_no_b,
            tokens.value_no,
            0 as is_in_a,
            1 as is_in_b
        from {{ pairs }} as pairs
        inner join {{ tokens }} as tokens
            on pairs.component_no_b = tokens.component_no
        where tokens.kind = 'channel'
    ) as sides
    group by component_no_a, component_no_b, value_no
{%- endmacro -%}
