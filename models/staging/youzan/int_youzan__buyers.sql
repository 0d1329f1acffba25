with

trades as (

    select *
    from {{ ref('stg_youzan__trades') }}
    where row_status = 'kept'

),

customers as (

    select record_id
    from {{ ref('stg_youzan__customers') }}
    where row_status = 'kept'

),

keyed as (

    select
        trades.*,
        coalesce(trades.yz_open_id, trades.tid) as buyer_key,
        -- The receiver is the buyer only where nothing says otherwise.
        coalesce(
            not trades.is_gift,
            trades.phone is null or trades.receiver_phone is null
        ) as is_own_receiver
    from trades
    left join customers
        on trades.account_record_id = customers.record_id
    where
        customers.record_id is null
        and coalesce(
            trades.yz_open_id,
            trades.wechat_openid,
            trades.phone_raw,
            trades.receiver_name_raw,
            trades.receiver_phone_raw
        ) is not null

),

first_orders as (

    select
        *,
        'youzan:' || kdt_id || ':buyer:' || buyer_key as record_id,
        row_number() over (
            partition by kdt_id, buyer_key
            order by is_own_receiver desc, ordered_at asc, order_id asc
        ) as order_rank,
        min(ordered_at) over (
            partition by kdt_id, buyer_key
        ) as first_ordered_at
    from keyed

),

final as (

    select
        record_id,
        kdt_id,
        buyer_key,
        yz_open_id,
        first_ordered_at,
        case when is_own_receiver then receiver_name_raw end as name_raw,
        case when is_own_receiver then province_raw end as province_raw,
        case when is_own_receiver then city_raw end as city_raw,
        case when is_own_receiver then district_raw end as district_raw,
        case when is_own_receiver then address_raw end as address_raw
    from first_orders
    where order_rank = 1

)

select * from final
