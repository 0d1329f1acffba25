with

movements as (

    select *
    from {{ ref('int_core__loyalty_movements') }}
    where entry_type <> 'balance'

),

statements as (

    select * from {{ ref('int_core__loyalty_statements') }}

),

tiers as (

    select * from {{ ref('int_core__loyalty_tiers') }}

),

final as (

    select
        loyalty_entry_key,
        order_id,
        record_key,
        one_id,
        system,
        channel,
        loyalty_account,
        entry_type,
        tier,
        quantity,
        occurred_at,
        expires_at
    from movements

    union all

    select
        loyalty_entry_key,
        {{ null_columns(['order_id']) }},
        record_key,
        one_id,
        system,
        channel,
        loyalty_account,
        'difference' as entry_type,
        {{ null_columns(['tier']) }},
        difference_quantity as quantity,
        occurred_at,
        {{ null_columns(['expires_at']) }}
    from statements
    where difference_quantity <> 0

    union all

    -- An account of nothing but a balance of zero is an account all the same.
    select
        {{ keyed_hash("'opening:' || loyalty_account_key") }}
            as loyalty_entry_key,
        {{ null_columns(['order_id']) }},
        record_key,
        one_id,
        system,
        channel,
        loyalty_account,
        'opening' as entry_type,
        {{ null_columns(['tier']) }},
        opening_quantity as quantity,
        first_occurred_at as occurred_at,
        {{ null_columns(['expires_at']) }}
    from statements
    where
        opening_quantity is not null
        and (opening_quantity <> 0 or movement_count = 0)

    union all

    select
        loyalty_entry_key,
        {{ null_columns(['order_id']) }},
        record_key,
        one_id,
        system,
        channel,
        'tier' as loyalty_account,
        entry_type,
        tier,
        {{ null_columns(['quantity']) }},
        occurred_at,
        {{ null_columns(['expires_at']) }}
    from tiers

)

select * from final
