with

exported_orders as (

    select * from {{ raw('taobao', 'exported_orders') }}

),

trades as (

    select order_id
    from {{ ref('stg_taobao__trades') }}
    where row_status = 'kept'

),

named as (

    select
        extra,
        _batch_id,
        _source_file,
        _source_row,
        {{ quoted_name('联系手机') }} as mobile_raw,
        {{ quoted_name('联系电话') }} as phone_raw,
        {{ quoted_name('买家实际支付金额') }} as paid_raw,
        {{ quoted_name('总金额') }} as total_raw,
        {{ quoted_name('打款商家金额') }} as received_raw,
        {{ quoted_name('订单创建时间') }} as created_raw,
        {{ quoted_name('订单付款时间') }} as paid_at_raw,
        {{ quoted_name('确认收货时间') }} as ended_raw,
        {{ clean_text(quoted_name('店铺名称')) }} as seller_nick,
        {{ clean_text(quoted_name('订单编号')) }} as tid,
        {{ clean_text(quoted_name('买家会员名')) }} as buyer_nick,
        {{ clean_text(quoted_name('买家支付宝账号')) }} as alipay_account,
        {{ clean_text(quoted_name('订单状态')) }} as source_status,
        {{ clean_text(quoted_name('订单关闭原因')) }} as close_reason,
        {{ clean_text(quoted_name('收货人姓名')) }} as receiver_name_raw,
        {{ clean_text(quoted_name('收货地址')) }} as full_address,
        {{ clean_text(quoted_name('宝贝标题')) }} as titles
    from exported_orders

),

-- The postal code stands in brackets behind the address.
addressed as (

    select
        *,
        nullif(
            {{ extract_match('full_address', '[(]([0-9]{6})[)]$', 1) }},
            '000000'
        ) as postal_code,
        {{ replace_matches('full_address', ' *[(][0-9]{6}[)]$') }}
            as address_line
    from named

),

renamed as (

    select
        *,
        'taobao:' || seller_nick || ':' || tid as order_id,
        {{ normalize_phone('mobile_raw') }} as mobile,
        {{ phone_status('mobile_raw') }} as mobile_status,
        {{ normalize_phone('phone_raw') }} as phone,
        {{ phone_status('phone_raw') }} as phone_status,
        {{ name_status('receiver_name_raw') }} as receiver_name_status,
        {{ address_province('address_line') }} as province_raw,
        {{ address_city('address_line') }} as city_raw,
        {{ address_district('address_line') }} as district_raw,
        {{ address_detail('address_line') }} as address_raw,
        coalesce(
            {{ parse_amount('paid_raw') }},
            {{ parse_amount('total_raw') }}
        ) as amount,
        {{ parse_amount('received_raw') }} as received_amount,
        {{ parse_timestamp('created_raw', 'Asia/Shanghai') }} as ordered_at,
        {{ parse_timestamp('paid_at_raw', 'Asia/Shanghai') }} as paid_at,
        {{ parse_timestamp('ended_raw', 'Asia/Shanghai') }} as ended_at
    from addressed

),

judged as (

    select
        *,
        case
            when source_status = '交易成功' then 'completed'
            when source_status like '%等待买家付款%' then 'created'
            when {{ matches('source_status', '卖家已发货|等待买家确认') }}
                then 'shipped'
            when {{ matches('source_status', '买家已付款|等待卖家发货') }}
                then 'paid'
            -- Closed after payment: the money went back.
            when source_status = '交易关闭' and paid_at is not null
                then 'refunded'
            when source_status = '交易关闭' then 'cancelled'
            else 'unknown'
        end as order_status,
        -- A nickname in clear is an account; behind stars it is nobody's.
        case
            when
                coalesce(
                    buyer_nick, alipay_account, receiver_name_raw, mobile_raw
                ) is null
                then null
            when instr(buyer_nick, '*') = 0
                then 'nick:' || {{ key_part('buyer_nick') }}
            else tid
        end as buyer_key,
        case
            when seller_nick is null then 'no shop name'
            when tid is null then 'no order number'
            when amount is null then 'amount not readable'
            when ordered_at is null then 'order time not readable'
            when ordered_at > {{ as_of() }} then 'ordered later than as_of'
        end as quarantine_reason
    from renamed

),

ranked as (

    select
        *,
        {{ row_status(['order_id'], '_batch_id') }} as own_status
    from judged

),

-- The same trade from the API says more: who the buyer is, and its lines.
final as (

    select
        ranked.*,
        case
            when ranked.own_status = 'kept' and trades.order_id is not null
                then 'duplicate'
            else ranked.own_status
        end as row_status
    from ranked
    left join trades
        on ranked.order_id = trades.order_id

)

select * from final
