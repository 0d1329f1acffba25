with

statement_rows as (

    select * from {{ raw('alipay', 'statement_rows') }}

),

trades as (

    select distinct trade_no
    from {{ ref('stg_alipay__trades') }}
    where row_status = 'kept'

),

-- The old statement and the new one name the same things differently.
named as (

    select
        extra,
        _batch_id,
        _source_file,
        _source_row,
        {{ clean_text(quoted_name('商家订单号')) }} as out_trade_no,
        {{ clean_text(quoted_name('交易对方')) }} as counterparty_name,
        {{ clean_text(quoted_name('对方账号')) }} as logon_id,
        {{ clean_text(quoted_name('收/支')) }} as direction,
        {{ clean_text(quoted_name('交易状态')) }} as source_status,
        {{ clean_text(quoted_name('最近修改时间')) }} as modified_raw,
        coalesce(
            {{ clean_text(quoted_name('交易号')) }},
            {{ clean_text(quoted_name('交易订单号')) }}
        ) as entry_no,
        coalesce(
            {{ clean_text(quoted_name('类型')) }},
            {{ clean_text(quoted_name('交易分类')) }}
        ) as category,
        coalesce(
            {{ clean_text(quoted_name('商品名称')) }},
            {{ clean_text(quoted_name('商品说明')) }}
        ) as subject,
        coalesce(
            {{ clean_text(quoted_name('金额（元）')) }},
            {{ clean_text(quoted_name('金额')) }}
        ) as amount_raw,
        coalesce(
            {{ clean_text(quoted_name('付款时间')) }},
            {{ clean_text(quoted_name('交易创建时间')) }},
            {{ clean_text(quoted_name('交易时间')) }}
        ) as paid_raw
    from statement_rows

),

renamed as (

    select
        *,
        -- A refund of the new statement is numbered after its trade.
        {{ extract_match('entry_no', '^[^_*]+') }} as trade_no,
        coalesce(
            source_status = '退款成功' or category like '%退款%', false
        ) as is_refund,
        -- The rest is what the account holder spends, withdraws or is charged.
        coalesce(
            source_status = '退款成功'
            or category like '%退款%'
            or direction = '收入',
            false
        ) as is_of_customer,
        {{ parse_amount('amount_raw') }} as amount,
        {{ amount_status('amount_raw') }} as amount_status,
        {{ parse_timestamp('paid_raw', 'Asia/Shanghai') }} as paid_at,
        {{ timestamp_status('paid_raw', 'Asia/Shanghai') }} as paid_at_status,
        {{ parse_timestamp('modified_raw', 'Asia/Shanghai') }} as updated_at
    from named

),

judged as (

    select
        *,
        'alipay:statement:' || {{ key_part('entry_no') }}
        || case when is_refund then ':refund' else '' end as payment_id,
        case
            when entry_no is null then 'no trade number'
            when amount_status <> 'ok' then 'amount not readable'
            when paid_at_status <> 'ok' then 'payment time not readable'
            when paid_at > {{ as_of() }} then 'paid later than as_of'
        end as quarantine_reason
    from renamed

),

ranked as (

    select
        *,
        {{ row_status(['payment_id'], 'updated_at') }} as own_status
    from judged

),

-- What the API tells of a trade is more than its statement line.
final as (

    select
        ranked.*,
        case
            when ranked.own_status = 'kept' and trades.trade_no is not null
                then 'duplicate'
            else ranked.own_status
        end as row_status
    from ranked
    left join trades
        on ranked.trade_no = trades.trade_no

)

select * from final
