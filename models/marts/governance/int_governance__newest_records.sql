-- The newest thing that a system tells of, whatever kind it is.
with

recorded as (

    select
        system,
        max(updated_at) as newest_record_at
    from {{ ref('int_conformed__customer_records') }}
    group by system

    union all

    select
        system,
        max(ordered_at) as newest_record_at
    from {{ ref('int_conformed__orders') }}
    group by system

    union all

    select
        system,
        max(occurred_at) as newest_record_at
    from {{ ref('int_conformed__events') }}
    group by system

    union all

    select
        system,
        max(requested_at) as newest_record_at
    from {{ ref('int_conformed__refunds') }}
    group by system

    union all

    select
        system,
        max(paid_at) as newest_record_at
    from {{ ref('int_conformed__payments') }}
    group by system

    union all

    select
        system,
        max(occurred_at) as newest_record_at
    from {{ ref('int_conformed__loyalty_entries') }}
    group by system

    union all

    select
        system,
        max(opened_at) as newest_record_at
    from {{ ref('int_conformed__service_cases') }}
    group by system

    union all

    select
        system,
        max(followed_up_at) as newest_record_at
    from {{ ref('int_conformed__follow_ups') }}
    group by system

    union all

    select
        system,
        max(touched_at) as newest_record_at
    from {{ ref('int_conformed__campaign_touches') }}
    group by system

    union all

    select
        system,
        max(reviewed_at) as newest_record_at
    from {{ ref('int_conformed__reviews') }}
    group by system

    union all

    select
        system,
        max(recorded_at) as newest_record_at
    from {{ ref('int_conformed__stock_levels') }}
    group by system

),

final as (

    select
        system,
        max(newest_record_at) as newest_record_at
    from recorded
    group by system

)

select * from final
