with

pay_bills as (

    select * from {{ raw('wechat', 'pay_bills') }}

),

named as (

    select
        extra,
        _batch_id,
        _source_file,
        _source_row,
        {{ quoted_name('应结订单金额') }} as settled_raw,
        {{ quoted_name('代金券金额') }} as coupon_raw,
        {{ quoted_name('退款金额') }} as refund_raw,
        {{ quoted_name('订单金额') }} as order_raw,
        {{ quoted_name('手续费') }} as fee_raw,
        {{ quoted_name('交易时间') }} as billed_raw,
        {{ clean_text(quoted_name('公众账号ID')) }} as appid,
        {{ clean_text(quoted_name('用户标识')) }} as openid,
        {{ clean_text(quoted_name('微信订单号')) }} as trade_no,
        {{ clean_text(quoted_name('商户订单号')) }} as out_trade_no,
        {{ clean_text(quoted_name('交易类型')) }} as trade_type,
        {{ clean_text(quoted_name('交易状态')) }} as source_status,
        {{ clean_text(quoted_name('货币种类')) }} as currency,
        {{ clean_text(quoted_name('退款状态')) }} as refund_status,
        {{ clean_text(quoted_name('商品名称')) }} as subject,
        -- A payment has 0 where a refund has its number.
        nullif({{ clean_text(quoted_name('微信退款单号')) }}, '0') as refund_no
    from pay_bills

),

renamed as (

    select
        ---------- keys
        'wechat:' || appid || case
            when refund_no is null then ':pay:' || trade_no
            else ':refund:' || refund_no
        end as payment_id,
        'wechat:' || appid || ':' || openid as user_record_id,
        appid,
        openid,
        trade_no,
        refund_no,
        out_trade_no,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        trade_type,
        source_status,
        refund_status,
        subject,
        coalesce(currency, 'CNY') as currency,

        ---------- numbers
        case
            when refund_no is not null then {{ parse_amount('refund_raw') }}
            -- Older bills have no column for what the order came to.
            else
                coalesce(
                    {{ parse_amount('order_raw') }},
                    {{ parse_amount('settled_raw') }}
                    + coalesce({{ parse_amount('coupon_raw') }}, 0)
                )
        end as amount,
        {{ parse_amount('fee_raw') }} as fee,

        ---------- booleans
        refund_no is not null as is_refund,

        ---------- timestamps
        {{ parse_timestamp('billed_raw', 'Asia/Shanghai') }} as paid_at

    from named

),

judged as (

    select
        *,
        case
            when appid is null then 'no appid'
            when trade_no is null then 'no order number'
            when amount is null then 'amount not readable'
            when paid_at is null then 'payment time not readable'
            when paid_at > {{ as_of() }} then 'paid later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['payment_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
