with

tokens as (

    select * from {{ ref('int_matching__tokens_1') }}

),

merged as (

    select * from {{ ref('int_matching__merges_1') }}

),

unchanged as (

    select tokens.*
    from tokens
    left join merged
        on tokens.component_no = merged.record_no
    where merged.record_no is null

),

-- Only what has become one can bear a value twice.
pooled as (

    select distinct
        merged.component_no,
        tokens.kind,
        tokens.value_no,
        tokens.rarity_millibits
    from tokens
    inner join merged
        on tokens.component_no = merged.record_no

),

final as (

    select * from unchanged

    union all

    select * from pooled

)

select * from final
