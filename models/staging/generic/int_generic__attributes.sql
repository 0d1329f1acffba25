with

attributes as (

    select *
    from {{ ref('stg_generic__attributes') }}
    where row_status = 'kept'

),

final as (

    select
        attribute_id,
        'generic' as system,
        supplier,
        identifier_type,
        identifier_value,
        attribute as field,
        raw_value,
        recorded_at
    from attributes

)

select * from final
