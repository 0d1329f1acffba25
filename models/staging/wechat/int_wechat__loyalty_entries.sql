with

member_cards as (

    select *
    from {{ ref('stg_wechat__member_cards') }}
    where row_status = 'kept'

),

balances as (

    select
        record_id,
        member_card_no,
        'points' as loyalty_account,
        points as balance_after
    from member_cards

    union all

    select
        record_id,
        member_card_no,
        'stored_value' as loyalty_account,
        balance as balance_after
    from member_cards

),

final as (

    select
        record_id || ':' || loyalty_account as loyalty_entry_id,
        'wechat' as system,
        'wechat_member_card' as channel,
        member_card_no as source_entry_id,
        record_id,
        {{ null_columns(['order_id']) }},
        loyalty_account,
        'balance' as entry_type,
        {{ null_columns(['tier', 'description', 'quantity']) }},
        balance_after,
        {{ null_columns(['occurred_at', 'expires_at']) }}
    from balances
    where balance_after is not null

)

select * from final
