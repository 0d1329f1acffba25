with

pairs as (

    select *
    from ({{ block_pairs(
        ref('int_matching__block_keys_1'), ref('int_matching__blocks_1'),
        rules=true
    ) }}) as pairs_of_rules

),

blocking_rules as (

    select * from {{ ref('blocking_rules') }}

),

final as (

    select
        pairs.component_no_a,
        pairs.component_no_b,
        blocking_rules.kind_1,
        blocking_rules.kind_2
    from pairs
    inner join blocking_rules
        on pairs.block_rule = blocking_rules.block_rule

)

select * from final
