with

visitors as (

    select *
    from {{ ref('stg_paper__visitors') }}
    where row_status = 'kept' and campaign_id is not null

),

final as (

    select
        campaign_id,
        'paper' as system,
        'paper_form' as channel,
        campaign as source_campaign_id,
        campaign as campaign_name,
        'store_event' as campaign_type,
        'unknown' as status,
        {{ null_columns([
            'source_status', 'currency', 'budget', 'cost', 'starts_at', 'ends_at',
        ]) }}
    from visitors
    group by campaign_id, campaign

)

select * from final
