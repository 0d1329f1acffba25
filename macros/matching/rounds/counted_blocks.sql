{#- Returns a query with one row per key that several components share, those of a
    crowd apart from all others: how many, and whether they are too many for all
    of them to be compared. -#}
{%- macro counted_blocks(keys) -%}
with

keys as (

    select * from {{ keys }}

),

blocking_rules as (

    select * from {{ ref('blocking_rules') }}

),

counted as (

    select
        min(block_rule) as block_rule,
        value_no_1,
        value_no_2,
        is_of_crowd,
        count(*) as components
    from keys
    group by value_no_1, value_no_2, is_of_crowd
    having count(*) > 1

),

final as (

    select
        counted.block_rule,
        counted.value_no_1,
        counted.value_no_2,
        counted.is_of_crowd,
        counted.components,
        counted.components > blocking_rules.max_components as is_skipped
    from counted
    inner join blocking_rules
        on counted.block_rule = blocking_rules.block_rule

)

select * from final
{%- endmacro -%}
