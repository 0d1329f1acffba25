with

block_keys as (

    select * from {{ ref('int_matching__block_keys_1') }}

),

blocks as (

    select *
    from {{ ref('int_matching__blocks_1') }}
    where not is_skipped

),

blocking_rules as (

    select * from {{ ref('blocking_rules') }}

),

members as (

    select
        block_keys.value_no_1,
        block_keys.value_no_2,
        block_keys.component_no,
        blocking_rules.kind_1,
        blocking_rules.kind_2
    from block_keys
    inner join blocks
        on
            block_keys.value_no_1 = blocks.value_no_1
            and block_keys.value_no_2 = blocks.value_no_2
    inner join blocking_rules
        on block_keys.block_rule = blocking_rules.block_rule

),

final as (

    select distinct
        members.component_no as component_no_a,
        others.component_no as component_no_b,
        members.kind_1,
        members.kind_2
    from members
    inner join members as others
        on
            members.value_no_1 = others.value_no_1
            and members.value_no_2 = others.value_no_2
    where members.component_no < others.component_no

)

select * from final
