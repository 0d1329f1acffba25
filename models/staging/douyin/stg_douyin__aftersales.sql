with

aftersales as (

    select * from {{ raw('douyin', 'aftersales') }}

),

renamed as (

    select
        ---------- keys
        'douyin:' || shop_id || ':' || aftersale_id as aftersale_id,
        'douyin:' || shop_id || ':' || {{ clean_text('order_id') }} as order_id,
        'douyin:' || shop_id || ':line:' || {{ clean_text('sku_order_id') }}
            as order_line_id,
        shop_id,
        aftersale_id as source_aftersale_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('aftersale_type') }} as aftersale_type,
        {{ clean_text('aftersale_status') }} as source_status,
        {{ clean_text('reason_text') }} as reason,

        ---------- numbers
        {{ parse_amount('refund_amount', 'fen') }} as amount,
        {{ amount_status('refund_amount', 'fen') }} as amount_status,

        ---------- booleans
        -- Exchanges (3) and reshipments (7) move goods alone.
        coalesce({{ clean_text('aftersale_type') }} not in ('3', '7'), true)
            as is_refund,

        ---------- timestamps
        {{ parse_timestamp('apply_time', 'Asia/Shanghai') }} as applied_at,
        {{ parse_timestamp('update_time', 'Asia/Shanghai') }} as updated_at

    from aftersales

),

judged as (

    select
        *,
        case
            when shop_id is null then 'no shop'
            when source_aftersale_id is null then 'no after-sale id'
            when is_refund and amount_status <> 'ok'
                then 'amount not readable'
            when applied_at > {{ as_of() }} then 'applied later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['aftersale_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
