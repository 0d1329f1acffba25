{#- A view: both its tables are at hand, and their texts are long. -#}
{{ config(materialized="view") }}
with

carried_ids as (

    select *
    from {{ ref('int_matching__carried_ids') }}
    where is_borne

),

minted_ids as (

    select * from {{ ref('int_matching__minted_ids') }}

),

final as (

    select
        id_level,
        cluster_no,
        one_id,
        case
            when is_moved_by_pin then 'pinned'
            when was_out_of_use then 'restored'
            else 'kept'
        end as origin,
        cast(null as {{ dbt.type_string() }}) as minted_from,
        cast(null as bigint) as minted_generation
    from carried_ids

    union all

    select
        id_level,
        cluster_no,
        one_id,
        'minted' as origin,
        minted_from,
        minted_generation
    from minted_ids

)

select * from final
