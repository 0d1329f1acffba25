with

trades as (

    select *
    from {{ ref('stg_youzan__trades') }}
    where row_status = 'kept'

),

owners as (

    select
        order_id,
        record_id
    from {{ ref('int_youzan__orders') }}
    where record_id is not null

),

owned as (

    select
        trades.*,
        owners.record_id,
        {{ keyed_hash('trades.resident_id') }} as resident_id_hash,
        {{ keyed_hash('trades.resident_id_raw') }} as resident_id_raw_hash
    from trades
    inner join owners
        on trades.order_id = owners.order_id

),

shown as (

    select
        record_id,
        'phone' as type,
        '' as scope,
        'buyer' as role,
        false as is_verified,
        phone as value,
        phone_status as status,
        phone_raw as raw_value,
        ordered_at
    from owned

    union all

    select
        record_id,
        'phone' as type,
        '' as scope,
        'receiver' as role,
        false as is_verified,
        receiver_phone as value,
        receiver_phone_status as status,
        receiver_phone_raw as raw_value,
        ordered_at
    from owned

    union all

    select
        record_id,
        'wechat_openid' as type,
        'youzan:' || kdt_id as scope,
        'buyer' as role,
        true as is_verified,
        wechat_openid as value,
        'ok' as status,
        wechat_openid as raw_value,
        ordered_at
    from owned

    union all

    select
        record_id,
        'resident_id' as type,
        '' as scope,
        'receiver' as role,
        false as is_verified,
        resident_id_hash as value,
        resident_id_status as status,
        resident_id_raw_hash as raw_value,
        ordered_at
    from owned

),

final as (

    select
        record_id,
        type,
        scope,
        value,
        status,
        role,
        is_verified,
        min(raw_value) as raw_value,
        min(ordered_at) as first_ordered_at
    from shown
    where raw_value is not null
    group by
        record_id,
        type,
        scope,
        value,
        status,
        role,
        is_verified,
        case when value is null then raw_value end

)

select * from final
