with

quality_history as (

    select * from {{ ref('quality_history') }}

),

compared as (

    select
        *,
        row_number() over (
            partition by system, dimension
            order by measured_at desc
        ) as recency_rank,
        lead(quality_score) over (
            partition by system, dimension
            order by measured_at desc
        ) as previous_score,
        min(quality_score) over (
            partition by system, dimension
        ) as lowest_score,
        count(*) over (partition by system, dimension) as measured_times
    from quality_history

),

final as (

    select
        system,
        dimension,
        measured_at,
        quality_score,
        previous_score,
        quality_score - previous_score as score_change,
        lowest_score,
        measured_times
    from compared
    where recency_rank = 1

)

select * from final
