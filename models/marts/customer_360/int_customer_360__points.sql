with

entries as (

    select *
    from {{ ref('fct_loyalty_entries') }}
    where
        one_id is not null
        and loyalty_account = 'points'
        and balance_after is not null

),

-- Each record of a customer has an account of its own.
ranked as (

    select
        *,
        row_number() over (
            partition by one_id, system, channel, record_key
            order by occurred_at desc nulls last, loyalty_entry_key
        ) as entry_rank
    from entries

),

final as (

    select
        one_id,
        cast(sum(balance_after) as decimal(18, 4)) as points_balance
    from ranked
    where entry_rank = 1
    group by one_id

)

select * from final
