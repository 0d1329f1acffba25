with

tokens as (

    select * from {{ ref('int_matching__tokens_1') }}

),

merged as (

    select * from {{ ref('int_matching__merges_1') }}

),

final as (

    select distinct
        coalesce(merged.component_no, tokens.component_no) as component_no,
        tokens.kind,
        tokens.value_no,
        tokens.rarity_millibits
    from tokens
    left join merged
        on tokens.component_no = merged.record_no

)

select * from final
