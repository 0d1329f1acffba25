with

ranked_values as (

    select * from {{ ref('int_core__ranked_values') }}

),

final as (

    select
        one_id,
        record_key,
        customer_field,
        value,
        value_rank = 1 as is_winner,
        value_rank
    from ranked_values

)

select * from final
