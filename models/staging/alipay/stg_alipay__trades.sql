with

trades as (

    select * from {{ raw('alipay', 'trades') }}

),

renamed as (

    select
        ---------- keys
        'alipay:' || {{ clean_text('app_id') }}
        || ':' || {{ clean_text('trade_no') }} as payment_id,
        {{ clean_text('app_id') }} as app_id,
        {{ clean_text('trade_no') }} as trade_no,
        {{ clean_text('out_trade_no') }} as out_trade_no,
        {{ clean_text('buyer_user_id') }} as user_id,
        {{ clean_text('open_id') }} as open_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('buyer_logon_id') }} as logon_id,
        {{ clean_text('trade_status') }} as source_status,
        {{ clean_text('subject') }} as subject,

        ---------- numbers
        {{ parse_amount('total_amount') }} as amount,
        {{ amount_status('total_amount') }} as amount_status,
        {{ parse_amount('receipt_amount') }} as receipt_amount,
        {{ parse_amount('refund_fee') }} as refund_fee,

        ---------- timestamps
        {{ parse_timestamp('gmt_create', 'Asia/Shanghai') }} as created_at,
        -- A notification and a query name the same moment differently.
        coalesce(
            {{ parse_timestamp('gmt_payment', 'Asia/Shanghai') }},
            {{ parse_timestamp('send_pay_date', 'Asia/Shanghai') }}
        ) as paid_at,
        {{ parse_timestamp('gmt_refund_pay', 'Asia/Shanghai') }} as refunded_at,
        {{ parse_timestamp('notify_time', 'Asia/Shanghai') }} as notified_at

    from trades

),

judged as (

    select
        *,
        -- A query tells of no refund, only that a paid trade was closed.
        coalesce(
            nullif(refund_fee, 0),
            case
                when source_status = 'TRADE_CLOSED' and paid_at is not null
                    then amount
            end,
            0
        ) as refund_amount,
        case
            when app_id is null then 'no app id'
            when trade_no is null then 'no trade number'
            when amount_status <> 'ok' then 'amount not readable'
            when coalesce(paid_at, created_at) > {{ as_of() }}
                then 'paid later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['payment_id'], 'notified_at') }} as row_status
    from judged

)

select * from final
