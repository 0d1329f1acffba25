with

records as (

    select *
    from {{ ref('int_zhidao__records') }}
    where form_name = '销售订单'

),

final as (

    select
        record_key as order_id,
        'zhidao' as system,
        'zhidao_forms' as channel,
        {{ clean_text(json_text('fields', '订单编号')) }} as source_order_id,
        record_id,
        {{ null_columns(['store_id']) }},
        case
            when is_deleted then 'cancelled'
            when {{ json_text('fields', '订单状态') }} = '待付款' then 'created'
            when {{ json_text('fields', '订单状态') }} = '已付款' then 'paid'
            when {{ json_text('fields', '订单状态') }} = '已发货' then 'shipped'
            when {{ json_text('fields', '订单状态') }} = '已完成' then 'completed'
            when {{ json_text('fields', '订单状态') }} = '已取消' then 'cancelled'
            when {{ json_text('fields', '订单状态') }} = '已退款' then 'refunded'
            else 'unknown'
        end as status,
        {{ clean_text(json_text('fields', '订单状态')) }} as source_status,
        {{ null_columns(['is_gift']) }},
        'CNY' as currency,
        amount,
        {{ parse_amount(json_text('fields', '优惠金额')) }} as discount,
        case
            when
                not is_deleted
                and {{ json_text('fields', '订单状态') }} = '已退款'
                then amount
            else 0
        end as refund_amount,
        {{ null_columns(['cost']) }},
        coalesce(
            {{ parse_timestamp(
                json_text('fields', '下单时间'), 'Asia/Shanghai'
            ) }},
            created_at
        ) as ordered_at,
        {{ parse_timestamp(
            json_text('fields', '付款时间'), 'Asia/Shanghai'
        ) }} as paid_at
    from records

)

select * from final
