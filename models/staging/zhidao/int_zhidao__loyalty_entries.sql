with

records as (

    select *
    from {{ ref('int_zhidao__records') }}
    where form_name = '积分流水'

),

final as (

    select
        record_key as loyalty_entry_id,
        'zhidao' as system,
        'zhidao_forms' as channel,
        data_id as source_entry_id,
        record_id,
        {{ null_columns(['order_id']) }},
        'points' as loyalty_account,
        case {{ json_text('fields', '积分类型') }}
            when '消费获得' then 'earn'
            when '兑换使用' then 'spend'
            when '到期作废' then 'expire'
            when '人工调整' then 'adjust'
            else 'unknown'
        end as entry_type,
        {{ null_columns(['tier']) }},
        {{ clean_text(json_text('fields', '积分类型')) }} as description,
        amount as quantity,
        {{ parse_amount(json_text('fields', '变动后积分')) }} as balance_after,
        created_at as occurred_at,
        {{ null_columns(['expires_at']) }}
    from records

)

select * from final
