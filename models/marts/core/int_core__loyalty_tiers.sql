with

entries as (

    select *
    from {{ ref('fct_loyalty_entries') }}
    where loyalty_account = 'tier'

),

customers as (

    select * from {{ ref('int_conformed__customers') }}
    where member_level is not null

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

-- A level that stands in the customer record alone is a state of the export.
levels as (

    select
        {{ keyed_hash("'tier:' || customers.record_id") }}
            as loyalty_entry_key,
        one_ids.record_key,
        one_ids.one_id,
        customers.system,
        customers.channel,
        'balance' as entry_type,
        {{ without_contacts('customers.member_level') }} as tier,
        {{ null_columns(['occurred_at']) }}
    from customers
    inner join one_ids
        on customers.record_id = one_ids.record_id
    left join entries
        on
            one_ids.record_key = entries.record_key
            and customers.system = entries.system
    where entries.record_key is null

),

final as (

    select
        loyalty_entry_key,
        record_key,
        one_id,
        system,
        channel,
        entry_type,
        tier,
        occurred_at
    from entries

    union all

    select
        loyalty_entry_key,
        record_key,
        one_id,
        system,
        channel,
        entry_type,
        tier,
        occurred_at
    from levels

)

select * from final
