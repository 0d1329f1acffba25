with

tickets as (

    select *
    from {{ ref('stg_pos__tickets') }}
    where row_status = 'kept' and phone_raw is not null

),

owners as (

    select
        order_id,
        record_id
    from {{ ref('int_pos__orders') }}
    where record_id is not null

),

final as (

    select
        owners.record_id,
        tickets.app_id,
        tickets.phone,
        tickets.phone_status,
        min(tickets.phone_raw) as phone_raw,
        min(tickets.ordered_at) as first_ordered_at
    from tickets
    inner join owners
        on tickets.order_id = owners.order_id
    group by
        owners.record_id,
        tickets.app_id,
        tickets.phone,
        tickets.phone_status,
        case when tickets.phone is null then tickets.phone_raw end

)

select * from final
