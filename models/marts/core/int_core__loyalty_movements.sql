with

entries as (

    select *
    from {{ ref('fct_loyalty_entries') }}
    where loyalty_account <> 'tier'

),

programmes as (

    select * from {{ ref('loyalty_programmes') }}

),

-- A coupon is an account of its own, and so is an entry of nobody.
keyed as (

    select
        entries.*,
        case
            when programmes.is_balance_per_entry or entries.record_key is null
                then entries.loyalty_entry_key
            else
                entries.record_key || ':' || entries.system || ':'
                || entries.loyalty_account
        end as loyalty_account_key,
        case
            when entries.entry_type = 'balance' then 0
            else coalesce(entries.quantity, 0)
        end as moved_quantity
    from entries
    left join programmes
        on
            entries.system = programmes.system
            and entries.loyalty_account = programmes.loyalty_account

),

-- A state without a time is that of the export, after all that moved. All four
-- windows have one order, so that they cost one sort.
final as (

    select
        loyalty_entry_key,
        loyalty_account_key,
        order_id,
        record_key,
        one_id,
        system,
        channel,
        loyalty_account,
        entry_type,
        tier,
        cast(moved_quantity as decimal(18, 4)) as quantity,
        cast(
            balance_after - sum(moved_quantity) over (
                partition by loyalty_account_key
                order by occurred_at nulls last, loyalty_entry_key
                rows between unbounded preceding and current row
            ) as decimal(18, 4)
        ) as unexplained_quantity,
        row_number() over (
            partition by loyalty_account_key
            order by occurred_at nulls last, loyalty_entry_key
        ) as entry_no,
        cast(sum(case when entry_type = 'balance' then 0 else 1 end) over (
            partition by loyalty_account_key
            order by occurred_at nulls last, loyalty_entry_key
            rows between unbounded preceding and unbounded following
        ) as bigint) as movement_count,
        occurred_at,
        first_value(occurred_at) over (
            partition by loyalty_account_key
            order by occurred_at nulls last, loyalty_entry_key
        ) as first_occurred_at,
        expires_at
    from keyed

)

select * from final
