with

learned_aliases as (

    select * from {{ ref('int_matching__learned_aliases') }}

),

final as (

    select
        given_a,
        given_b
    from learned_aliases

)

select * from final
