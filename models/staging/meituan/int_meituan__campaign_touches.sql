with

promotions as (

    select * from {{ ref('int_meituan__promotions') }}

),

final as (

    select distinct
        order_id || ':act:' || {{ key_part('source_campaign_id') }}
            as campaign_touch_id,
        'meituan' as system,
        'meituan_waimai' as channel,
        source_order_id as source_touch_id,
        campaign_id,
        record_id,
        'responded' as touch_type,
        {{ null_columns(['source_status']) }},
        ordered_at as touched_at
    from promotions

)

select * from final
