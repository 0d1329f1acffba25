with

ranked_values as (

    select * from {{ ref('int_core__ranked_values') }}

),

final as (

    select
        one_id,
        record_key,
        system,
        channel,
        customer_field,
        {{ mask_field('customer_field', 'value') }} as masked_value,
        deciding_rule,
        value_rank,
        source_rank,
        record_count,
        value_rank = 1 as is_winner,
        is_verified,
        is_current,
        first_valid_from,
        last_valid_to,
        last_seen_at
    from ranked_values

)

select * from final
