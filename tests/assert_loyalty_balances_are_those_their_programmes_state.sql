-- Per system and account the ledger adds up to the last stated balances, and
-- what moved since; in an account that states none, to its movements.
with

entries as (

    select
        entries.*,
        case
            when programmes.is_balance_per_entry or entries.record_key is null
                then entries.loyalty_entry_key
            else coalesce(entries.record_key, '')
        end as holder
    from {{ ref('fct_loyalty_entries') }} as entries
    left join {{ ref('loyalty_programmes') }} as programmes
        on
            entries.system = programmes.system
            and entries.loyalty_account = programmes.loyalty_account
    where entries.loyalty_account <> 'tier'

),

numbered as (

    select
        *,
        row_number() over (
            partition by system, loyalty_account, holder
            order by occurred_at desc nulls first, loyalty_entry_key desc
        ) as entry_no
    from entries

),

last_stated as (

    select
        system,
        loyalty_account,
        holder,
        min(case when balance_after is not null then entry_no end) as stated_no
    from numbered
    group by system, loyalty_account, holder

),

stated as (

    select
        numbered.system,
        numbered.loyalty_account,
        sum(
            case
                when numbered.entry_no = last_stated.stated_no
                    then numbered.balance_after
                when
                    numbered.entry_type <> 'balance'
                    and numbered.entry_no < coalesce(
                        last_stated.stated_no, numbered.entry_no + 1
                    )
                    then coalesce(numbered.quantity, 0)
                else 0
            end
        ) as quantity
    from numbered
    inner join last_stated
        on
            numbered.system = last_stated.system
            and numbered.loyalty_account = last_stated.loyalty_account
            and numbered.holder = last_stated.holder
    group by numbered.system, numbered.loyalty_account

),

kept as (

    select
        system,
        loyalty_account,
        sum(quantity) as quantity
    from {{ ref('fct_loyalty_ledger') }}
    where loyalty_account <> 'tier'
    group by system, loyalty_account

)

select
    stated.system,
    stated.loyalty_account,
    stated.quantity as stated_quantity,
    kept.quantity as ledger_quantity
from stated
left join kept
    on
        stated.system = kept.system
        and stated.loyalty_account = kept.loyalty_account
where stated.quantity is distinct from kept.quantity
