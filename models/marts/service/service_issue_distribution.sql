with

cases as (

    select * from {{ ref('fct_service_cases') }}

),

limits as (

    select value as repeat_days
    from {{ ref('service_limits') }}
    where name = 'repeat_days'

),

followed as (

    select
        cases.*,
        {{ local_month('cases.opened_at') }} as month_start_date,
        case
            when cases.one_id is not null
                then lag(cases.opened_at) over (
                    partition by cases.one_id
                    order by cases.opened_at, cases.service_case_key
                )
        end as previous_opened_at
    from cases
    where cases.opened_at is not null

),

counted as (

    select
        followed.month_start_date,
        followed.channel,
        followed.issue_type,
        count(*) as case_count,
        count(case when followed.status in ('open', 'pending') then 1 end)
            as open_case_count,
        count(
            case
                when
                    followed.opened_at
                    <= {{ dbt.dateadd(
                        'day', 'limits.repeat_days',
                        'followed.previous_opened_at'
                    ) }}
                    then 1
            end
        ) as repeat_case_count,
        count(distinct followed.order_id) as linked_order_count
    from followed
    cross join limits
    group by
        followed.month_start_date,
        followed.channel,
        followed.issue_type

),

final as (

    select
        month_start_date,
        channel,
        issue_type,
        case_count,
        {{ share_of(
            'case_count',
            'sum(case_count) over (partition by month_start_date, channel)'
        ) }} as case_share,
        open_case_count,
        repeat_case_count,
        linked_order_count
    from counted

)

select * from final
