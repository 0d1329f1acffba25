with

orders as (

    select *
    from {{ ref('fct_orders') }}
    where one_id is not null and discount > 0

),

entries as (

    select *
    from {{ ref('fct_loyalty_entries') }}
    where
        one_id is not null
        and loyalty_account = 'coupon'
        and entry_type = 'spend'

),

accounts as (

    select * from {{ ref('int_core__record_accounts') }}

),

visitors as (

    select * from {{ ref('int_core__event_visitors') }}

),

rules as (

    select * from {{ ref('risk_rules') }}

),

coupons as (

    select
        one_id,
        record_key,
        system,
        channel,
        ordered_at as used_at
    from orders

    union all

    select
        one_id,
        record_key,
        system,
        channel,
        occurred_at as used_at
    from entries

),

recent as (

    select
        rules.rule as rule_code,
        rules.threshold,
        coupons.*
    from coupons
    cross join rules
    where
        coupons.used_at
        >= {{ dbt.dateadd('day', '-rules.within_days', as_of()) }}

),

-- A guest's order is no account, however many there are.
on_accounts as (

    select
        recent.rule_code,
        recent.one_id || '|' || recent.system || '|' || recent.channel
            as subject_key,
        recent.one_id,
        cast(
            count(distinct accounts.account_key) as decimal(18, 4)
        ) as found_value,
        max(recent.used_at) as last_happened_at
    from recent
    inner join accounts
        on recent.record_key = accounts.record_key
    where recent.rule_code = 'coupons_on_many_accounts'
    group by recent.rule_code, recent.one_id, recent.system, recent.channel
    having count(distinct accounts.account_key) >= max(recent.threshold)

),

users as (

    select
        rule_code,
        one_id,
        max(threshold) as threshold,
        max(used_at) as used_at
    from recent
    where rule_code = 'coupons_on_shared_device'
    group by rule_code, one_id

),

devices as (

    select distinct
        device_key,
        one_id
    from visitors
    where device_key is not null and one_id is not null

),

on_devices as (

    select
        users.rule_code,
        devices.device_key as subject_key,
        min(users.one_id) as one_id,
        cast(count(*) as decimal(18, 4)) as found_value,
        max(users.used_at) as last_happened_at
    from devices
    inner join users
        on devices.one_id = users.one_id
    group by users.rule_code, devices.device_key
    having count(*) >= max(users.threshold)

),

final as (

    select * from on_accounts
    union all
    select * from on_devices

)

select * from final
