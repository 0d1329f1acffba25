{#- Only what the first round has changed is compared again. -#}
with

pairs as (

    {{ block_pairs(
        ref('int_matching__block_keys_2'), ref('int_matching__blocks_2')
    ) | indent(4) }}

),

changed as (

    select distinct component_no
    from {{ ref('int_matching__merges_1') }}

),

final as (

    select
        pairs.component_no_a,
        pairs.component_no_b
    from pairs
    left join changed as changed_a
        on pairs.component_no_a = changed_a.component_no
    left join changed as changed_b
        on pairs.component_no_b = changed_b.component_no
    where coalesce(changed_a.component_no, changed_b.component_no) is not null

)

select * from final
