-- Every score of recency and of frequency with money has one segment: 5 × 5
-- cells.
with

scores as (

    {{ numbers_to(5) }}

),

rfm_segments as (

    select * from {{ ref('rfm_segments') }}

),

cells as (

    select
        recency.number as r_score,
        frequency.number as fm_score
    from scores as recency
    cross join scores as frequency

),

counted as (

    select
        coalesce(cells.r_score, rfm_segments.r_score) as r_score,
        coalesce(cells.fm_score, rfm_segments.fm_score) as fm_score,
        cells.r_score is not null as is_cell,
        count(rfm_segments.rfm_segment) as segment_count
    from cells
    full outer join rfm_segments
        on
            cells.r_score = rfm_segments.r_score
            and cells.fm_score = rfm_segments.fm_score
    group by
        coalesce(cells.r_score, rfm_segments.r_score),
        coalesce(cells.fm_score, rfm_segments.fm_score),
        cells.r_score is not null

)

select * from counted
where not is_cell or segment_count <> 1
