with

decisions as (

    select *
    from {{ ref('stg_steward__decisions') }}
    where row_status = 'kept'

),

final as (

    select
        decision_id,
        decision,
        record_id_a,
        record_id_b,
        identifier_type,
        value,
        one_id,
        decided_by,
        decided_at,
        reason
    from decisions

)

select * from final
