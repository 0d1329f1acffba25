with

logins as (

    select *
    from {{ ref('int_core__event_visitors') }}
    where device_key is not null and one_id is not null

),

rules as (

    select
        max(case when name = 'customers_per_device' then value end)
            as customers_per_device,
        max(case when name = 'lookback_days' then value end) * 24 * 60 * 60
            as lookback_seconds
    from {{ ref('session_rules') }}

),

devices as (

    select
        device_key,
        count(distinct one_id) as customer_count
    from logins
    group by device_key

),

followed as (

    select
        *,
        lag(record_key) over (
            partition by device_key
            order by occurred_at, event_id
        ) as previous_record_key
    from logins

),

-- Logging in again on one's own device changes nothing.
takeovers as (

    select
        device_key,
        record_key,
        one_id,
        occurred_at as logged_in_at,
        lead(occurred_at) over (
            partition by device_key
            order by occurred_at, event_id
        ) as bound_to,
        row_number() over (
            partition by device_key
            order by occurred_at, event_id
        ) as binding_no
    from followed
    where previous_record_key is null or previous_record_key <> record_key

),

first_takeovers as (

    select *
    from takeovers
    where binding_no = 1

),

-- When somebody else than the first customer logged in for the first time.
others as (

    select
        first_takeovers.device_key,
        min(takeovers.logged_in_at) as logged_in_at
    from first_takeovers
    inner join takeovers
        on
            first_takeovers.device_key = takeovers.device_key
            and first_takeovers.one_id <> takeovers.one_id
    group by first_takeovers.device_key

),

-- The time before the first login is that customer's as far as one looks back,
-- if nobody else logged in for just as long after it.
dated as (

    select
        takeovers.device_key,
        takeovers.record_key,
        takeovers.one_id,
        takeovers.logged_in_at,
        takeovers.bound_to,
        case
            when
                takeovers.binding_no = 1
                and (
                    others.device_key is null
                    or others.logged_in_at > {{ add_seconds(
                        'takeovers.logged_in_at', 'rules.lookback_seconds'
                    ) }}
                )
                then {{ add_seconds(
                    'takeovers.logged_in_at', '-rules.lookback_seconds'
                ) }}
            else takeovers.logged_in_at
        end as bound_from
    from takeovers
    inner join devices
        on takeovers.device_key = devices.device_key
    cross join rules
    left join others
        on takeovers.device_key = others.device_key
    where devices.customer_count <= rules.customers_per_device

),

-- Of two logins in one instant the later one in order holds.
final as (

    select
        device_key,
        record_key,
        one_id,
        bound_from,
        logged_in_at,
        bound_to
    from dated
    where bound_to is null or bound_from < bound_to

)

select * from final
