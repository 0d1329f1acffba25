with

identifier_values as (

    select * from {{ ref('int_core__identifier_values') }}

),

final as (

    select
        one_id,
        identifier_key,
        type,
        scope,
        status,
        {{ mask_identifier('type', 'value') }} as masked_value,
        is_verified,
        is_current,
        record_count,
        first_valid_from,
        last_valid_to,
        last_seen_at
    from identifier_values

)

select * from final
