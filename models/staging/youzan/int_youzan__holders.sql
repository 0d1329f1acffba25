with

points_log as (

    select *
    from {{ ref('stg_youzan__points_log') }}
    where row_status = 'kept'

),

coupon_uses as (

    select *
    from {{ ref('stg_youzan__coupon_uses') }}
    where row_status = 'kept' and yz_open_id is not null

),

customers as (

    select record_id
    from {{ ref('stg_youzan__customers') }}
    where row_status = 'kept'

),

buyers as (

    select record_id
    from {{ ref('int_youzan__buyers') }}

),

seen as (

    select
        kdt_id,
        yz_open_id,
        account_record_id,
        occurred_at as seen_at
    from points_log

    union all

    select
        kdt_id,
        yz_open_id,
        account_record_id,
        coalesce(taken_at, used_at) as seen_at
    from coupon_uses

),

first_seen as (

    select
        kdt_id,
        yz_open_id,
        account_record_id,
        'youzan:' || kdt_id || ':buyer:' || yz_open_id as buyer_record_id,
        min(seen_at) as first_seen_at
    from seen
    group by
        kdt_id,
        yz_open_id,
        account_record_id

),

final as (

    select
        first_seen.account_record_id,
        first_seen.kdt_id,
        first_seen.yz_open_id,
        first_seen.first_seen_at,
        coalesce(customers.record_id, first_seen.buyer_record_id) as record_id,
        coalesce(customers.record_id, buyers.record_id) is null as is_new
    from first_seen
    left join customers
        on first_seen.account_record_id = customers.record_id
    left join buyers
        on first_seen.buyer_record_id = buyers.record_id

)

select * from final
