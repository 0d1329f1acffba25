with

statements as (

    select
        *,
        lag(unexplained_quantity) over (
            partition by loyalty_account_key
            order by entry_no
        ) as explained_before,
        lead(entry_no) over (
            partition by loyalty_account_key
            order by entry_no
        ) is null as is_last
    from {{ ref('int_core__loyalty_movements') }}
    where unexplained_quantity is not null

),

-- Between two movements nothing more is known to have moved; before a mere
-- state the difference is what moved unseen.
differences as (

    select
        *,
        case
            when entry_type = 'balance' and explained_before is not null
                then unexplained_quantity - explained_before
            else 0
        end as difference
    from statements

),

-- What neither movements nor differences explain was there before them.
openings as (

    select
        *,
        case
            when is_last
                then
                    unexplained_quantity
                    - sum(difference) over (partition by loyalty_account_key)
        end as opening
    from differences

),

final as (

    select
        loyalty_entry_key,
        loyalty_account_key,
        record_key,
        one_id,
        system,
        channel,
        loyalty_account,
        movement_count,
        cast(difference as decimal(18, 4)) as difference_quantity,
        cast(opening as decimal(18, 4)) as opening_quantity,
        occurred_at,
        first_occurred_at
    from openings

)

select * from final
