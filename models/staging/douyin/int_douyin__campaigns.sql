with

sku_orders as (

    select *
    from {{ ref('stg_douyin__sku_orders') }}
    where row_status = 'kept' and campaign_id is not null

),

final as (

    select
        campaign_id,
        'douyin' as system,
        'douyin_shop' as channel,
        coalesce(room_id, video_id) as source_campaign_id,
        min(author_name) as campaign_name,
        case when room_id is null then 'video' else 'live' end as campaign_type,
        'unknown' as status,
        {{ null_columns(['source_status']) }},
        'CNY' as currency,
        {{ null_columns(['budget', 'cost', 'starts_at', 'ends_at']) }}
    from sku_orders
    group by
        campaign_id,
        coalesce(room_id, video_id),
        case when room_id is null then 'video' else 'live' end

)

select * from final
