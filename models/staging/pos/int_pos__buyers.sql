with

tickets as (

    select *
    from {{ ref('stg_pos__tickets') }}
    where row_status = 'kept'

),

members as (

    select record_id
    from {{ ref('stg_pos__members') }}
    where row_status = 'kept'

),

-- A ticket may name a member who is in no members row: one buyer of his own.
keyed as (

    select
        tickets.*,
        coalesce(tickets.customer_uid, tickets.sn) as buyer_key
    from tickets
    left join members
        on tickets.member_record_id = members.record_id
    where
        members.record_id is null
        and (
            tickets.customer_uid is not null or tickets.phone_status <> 'absent'
        )

),

final as (

    select
        app_id,
        buyer_key,
        'pos:' || app_id || ':buyer:' || buyer_key as record_id,
        min(ordered_at) as first_ordered_at
    from keyed
    group by
        app_id,
        buyer_key

)

select * from final
