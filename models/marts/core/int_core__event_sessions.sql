with

visitors as (

    select *
    from {{ ref('int_core__event_visitors') }}
    where visitor_key is not null

),

rules as (

    select value * 60 as silence_seconds
    from {{ ref('session_rules') }}
    where name = 'silence_minutes'

),

followed as (

    select
        *,
        lag(occurred_at) over (
            partition by visitor_key
            order by occurred_at, event_id
        ) as previous_at
    from visitors

),

counted as (

    select
        followed.*,
        sum(
            case
                when
                    followed.occurred_at <= {{ add_seconds(
                        'followed.previous_at', 'rules.silence_seconds'
                    ) }}
                    then 0
                else 1
            end
        ) over (
            partition by followed.visitor_key
            order by followed.occurred_at, followed.event_id
            rows between unbounded preceding and current row
        ) as session_no
    from followed
    cross join rules

),

-- A session is named after its first event.
named as (

    select
        *,
        first_value(event_id) over (
            partition by visitor_key, session_no
            order by occurred_at, event_id
        ) as session_id,
        row_number() over (
            partition by visitor_key, session_no
            order by occurred_at, event_id
        ) as event_no
    from counted

),

customers as (

    select
        session_id,
        min(one_id) as one_id,
        {{ first_known('record_key', 'event_no') }} as record_key
    from named
    group by session_id
    having min(one_id) = max(one_id)

),

final as (

    select
        named.event_id,
        named.session_id,
        customers.record_key,
        customers.one_id
    from named
    left join customers
        on named.session_id = customers.session_id

)

select * from final
