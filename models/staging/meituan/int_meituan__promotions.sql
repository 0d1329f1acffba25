with

orders as (

    select *
    from {{ ref('stg_meituan__orders') }}
    where row_status = 'kept'

),

listed as (

    select
        order_id,
        source_order_id,
        app_id,
        record_id,
        ordered_at,
        {{ explode_json_array('extras') }} as promotion
    from orders

),

read as (

    select
        order_id,
        source_order_id,
        app_id,
        record_id,
        ordered_at,
        {{ clean_text(json_text('promotion', 'act_detail_id')) }}
            as source_campaign_id,
        {{ clean_text(json_text('promotion', 'type')) }} as promotion_type,
        {{ clean_text(json_text('promotion', 'remark')) }} as campaign_name
    from listed

),

final as (

    select distinct
        order_id,
        source_order_id,
        'meituan:' || app_id || ':act:' || {{ key_part('source_campaign_id') }}
            as campaign_id,
        source_campaign_id,
        promotion_type,
        campaign_name,
        record_id,
        ordered_at
    from read
    where source_campaign_id is not null

)

select * from final
