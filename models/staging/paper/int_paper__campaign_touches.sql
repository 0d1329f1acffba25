with

visitors as (

    select *
    from {{ ref('stg_paper__visitors') }}
    where
        row_status = 'kept'
        and campaign_id is not null
        and record_id is not null

),

final as (

    select
        event_id || ':campaign' as campaign_touch_id,
        'paper' as system,
        'paper_form' as channel,
        visit_key as source_touch_id,
        campaign_id,
        record_id,
        'responded' as touch_type,
        purpose as source_status,
        visited_at as touched_at
    from visitors

)

select * from final
