with

buyers as (

    select *
    from {{ ref('int_meituan__buyers') }}
    where member_level is not null

),

-- Only the latest level of a member is known.
final as (

    select
        record_id || ':tier' as loyalty_entry_id,
        'meituan' as system,
        'meituan_waimai' as channel,
        buyer_key as source_entry_id,
        record_id,
        {{ null_columns(['order_id']) }},
        'tier' as loyalty_account,
        'balance' as entry_type,
        member_level as tier,
        {{ null_columns(['description', 'quantity', 'balance_after']) }},
        last_ordered_at as occurred_at,
        {{ null_columns(['expires_at']) }}
    from buyers

)

select * from final
