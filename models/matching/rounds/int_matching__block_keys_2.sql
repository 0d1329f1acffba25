{#- Only keys that the first round has changed are counted again. -#}
with

keys as (

    select * from {{ ref('int_matching__block_keys_1') }}

),

merged as (

    select * from {{ ref('int_matching__merges_1') }}

),

changed as (

    {{ block_keys(
        ref('int_matching__tokens_2'), ref('int_matching__merges_1')
    ) | indent(4) }}

),

changed_keys as (

    select distinct
        value_no_1,
        value_no_2
    from changed

),

unchanged as (

    select keys.*
    from keys
    inner join changed_keys
        on
            keys.value_no_1 = changed_keys.value_no_1
            and keys.value_no_2 = changed_keys.value_no_2
    left join merged
        on keys.component_no = merged.record_no
    where merged.record_no is null

),

final as (

    select * from unchanged

    union all

    select * from changed

)

select * from final
