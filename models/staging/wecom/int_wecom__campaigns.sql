with

contact_ways as (

    select *
    from {{ ref('stg_wecom__contact_ways') }}
    where row_status = 'kept'

),

follow_users as (

    select *
    from {{ ref('stg_wecom__follow_users') }}
    where row_status = 'kept' and campaign is not null

),

-- A code that was deleted is still named by those who scanned it.
named as (

    select
        campaign_id,
        source_campaign_id,
        campaign_name
    from contact_ways

    union all

    select
        'wecom:' || corp_id || ':' || {{ key_part('campaign') }} as campaign_id,
        campaign as source_campaign_id,
        {{ null_columns(['campaign_name']) }}
    from follow_users

),

final as (

    select
        campaign_id,
        'wecom' as system,
        'wecom' as channel,
        min(source_campaign_id) as source_campaign_id,
        min(campaign_name) as campaign_name,
        'contact_way' as campaign_type,
        'unknown' as status,
        {{ null_columns(['source_status', 'currency', 'budget', 'cost']) }},
        {{ null_columns(['starts_at', 'ends_at']) }}
    from named
    group by campaign_id

)

select * from final
