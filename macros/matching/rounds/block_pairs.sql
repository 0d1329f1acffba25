{#- Returns a query with the pairs of components that share a key of a block that
    is not skipped; with `rules` one row for each rule that brings them together. -#}
{%- macro block_pairs(keys, blocks, rules=false) -%}
with

keys as (

    select * from {{ keys }}

),

blocks as (

    select *
    from {{ blocks }}
    where not is_skipped

),

members as (

    select
        keys.value_no_1,
        keys.value_no_2,
        keys.is_of_crowd,
        keys.component_no
        {%- if rules %},
        keys.block_rule
        {%- endif %}
    from keys
    inner join blocks
        on
            keys.value_no_1 = blocks.value_no_1
            and keys.value_no_2 = blocks.value_no_2
            and keys.is_of_crowd = blocks.is_of_crowd

),

final as (

    select distinct
        members.component_no as component_no_a,
        others.component_no as component_no_b
        {%- if rules %},
        members.block_rule
        {%- endif %}
    from members
    inner join members as others
        on
            members.value_no_1 = others.value_no_1
            and members.value_no_2 = others.value_no_2
            and members.is_of_crowd = others.is_of_crowd
    where members.component_no < others.component_no

)

select * from final
{%- endmacro -%}
