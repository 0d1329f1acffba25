{#- Returns a query with one row per component and key of a blocking rule: the
    values of one kind, or of two kinds together. A value implies its kind, and so
    the values imply the rule. Who is of a crowd is compared with that alone. Of
    `merges` only what has become one. -#}
{%- macro block_keys(tokens, merges=none) -%}
with

tokens as (

    select * from {{ tokens }}
    {%- if merges %}
    where component_no in (select merges.component_no from {{ merges }} as merges)
    {%- endif %}

),

crowds as (

    select * from {{ ref('int_matching__crowds') }}

),

blocking_rules as (

    select * from {{ ref('blocking_rules') }}

),

first_tokens as (

    select
        blocking_rules.block_rule,
        blocking_rules.kind_2,
        tokens.component_no,
        tokens.value_no
    from blocking_rules
    inner join tokens
        on blocking_rules.kind_1 = tokens.kind

),

keys as (

    select
        block_rule,
        component_no,
        value_no as value_no_1,
        cast(0 as bigint) as value_no_2
    from first_tokens
    where kind_2 is null

    union all

    select
        first_tokens.block_rule,
        first_tokens.component_no,
        first_tokens.value_no as value_no_1,
        tokens.value_no as value_no_2
    from first_tokens
    inner join tokens
        on
            first_tokens.component_no = tokens.component_no
            and first_tokens.kind_2 = tokens.kind

),

final as (

    select
        keys.*,
        crowds.component_no is not null as is_of_crowd
    from keys
    left join crowds
        on keys.component_no = crowds.component_no

)

select * from final
{%- endmacro -%}
