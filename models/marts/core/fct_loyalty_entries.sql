with

loyalty_entries as (

    select * from {{ ref('int_conformed__loyalty_entries') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

final as (

    select
        {{ keyed_hash(
            'loyalty_entries.loyalty_entry_id'
        ) }} as loyalty_entry_key,
        loyalty_entries.order_id,
        one_ids.record_key,
        one_ids.one_id,
        loyalty_entries.system,
        loyalty_entries.channel,
        loyalty_entries.loyalty_account,
        loyalty_entries.entry_type,
        {{ without_contacts('loyalty_entries.tier') }} as tier,
        {{ without_contacts('loyalty_entries.description') }} as description,
        loyalty_entries.quantity,
        loyalty_entries.balance_after,
        loyalty_entries.occurred_at,
        loyalty_entries.expires_at
    from loyalty_entries
    left join one_ids
        on loyalty_entries.record_id = one_ids.record_id

)

select * from final
