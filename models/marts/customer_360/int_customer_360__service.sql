with

service_cases as (

    select *
    from {{ ref('fct_service_cases') }}
    where one_id is not null

),

-- The last case, and the last one whose customer said how satisfied it was.
ranked as (

    select
        *,
        row_number() over (
            partition by one_id
            order by opened_at desc nulls last, service_case_key
        ) as case_rank,
        row_number() over (
            partition by one_id
            order by
                case when satisfaction is null then 1 else 0 end,
                opened_at desc nulls last,
                service_case_key
        ) as answer_rank
    from service_cases

),

final as (

    select
        one_id,
        count(*) as service_case_count,
        count(case when status in ('open', 'pending') then 1 end)
            as open_case_count,
        max(case when case_rank = 1 then issue_type end)
            as last_case_issue_type,
        max(case when case_rank = 1 then status end) as last_case_status,
        max(case when answer_rank = 1 then satisfaction end)
            as last_satisfaction,
        max(opened_at) as last_case_opened_at
    from ranked
    group by one_id

)

select * from final
