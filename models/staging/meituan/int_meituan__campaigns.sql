with

promotions as (

    select * from {{ ref('int_meituan__promotions') }}

),

final as (

    select
        campaign_id,
        'meituan' as system,
        'meituan_waimai' as channel,
        source_campaign_id,
        min(campaign_name) as campaign_name,
        'promotion' as campaign_type,
        'unknown' as status,
        {{ null_columns(['source_status']) }},
        'CNY' as currency,
        {{ null_columns(['budget', 'cost', 'starts_at', 'ends_at']) }}
    from promotions
    group by campaign_id, source_campaign_id

)

select * from final
