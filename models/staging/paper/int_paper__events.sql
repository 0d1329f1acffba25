with

visitors as (

    select *
    from {{ ref('stg_paper__visitors') }}
    where row_status = 'kept'

),

final as (

    select
        event_id,
        'paper' as system,
        'paper_form' as channel,
        visit_key as source_event_id,
        record_id,
        {{ null_columns(['device_id']) }},
        'store_visit' as event,
        campaign,
        {{ null_columns(['url']) }},
        '{"store":"' || replace(store_name, '"', '') || '","purpose":"'
        || replace(coalesce(purpose, ''), '"', '') || '","party_size":'
        || cast(coalesce(party_size, 1) as {{ dbt.type_string() }}) || '}'
            as properties,
        visited_at as occurred_at
    from visitors

)

select * from final
