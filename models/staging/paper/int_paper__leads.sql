with

visitors as (

    select *
    from {{ ref('stg_paper__visitors') }}
    where
        row_status = 'kept'
        and record_id is not null
        and interest in ('高', '中', '低')

),

final as (

    select
        event_id || ':lead' as lead_id,
        'paper' as system,
        'paper_form' as channel,
        visit_key as source_lead_id,
        record_id,
        campaign_id,
        staff_id,
        'open' as status,
        interest as source_status,
        '门店到访' as lead_source,
        {{ null_columns(['score']) }},
        visited_at as created_at,
        {{ null_columns(['converted_at']) }}
    from visitors

)

select * from final
