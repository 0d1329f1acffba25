with

ledger as (

    select *
    from {{ ref('fct_loyalty_ledger') }}
    where one_id is not null

),

-- A tier without a time is that of the export, and the latest.
tiers as (

    select
        *,
        row_number() over (
            partition by record_key, system
            order by
                case when occurred_at is null then 0 else 1 end,
                occurred_at desc,
                loyalty_entry_key
        ) as state_no
    from ledger
    where tier is not null

),

ranked as (

    select
        *,
        row_number() over (
            partition by one_id
            order by
                coalesce(tier_rank, -1) desc,
                loyalty_entry_key
        ) as tier_no
    from tiers
    where state_no = 1

),

balances as (

    select
        one_id,
        loyalty_account,
        cast(sum(standard_points) as decimal(18, 4)) as standard_points,
        cast(sum(worth_cny) as decimal(18, 4)) as worth_cny,
        count(distinct system) as programme_count,
        max(occurred_at) as last_entry_at
    from ledger
    group by one_id, loyalty_account

),

final as (

    select
        balances.one_id,
        balances.loyalty_account,
        ranked.standard_tier,
        ranked.tier_rank,
        balances.standard_points,
        balances.worth_cny,
        balances.programme_count,
        balances.last_entry_at
    from balances
    left join ranked
        on
            balances.one_id = ranked.one_id
            and ranked.tier_no = 1

)

select * from final
