with

follow_users as (

    select *
    from {{ ref('stg_wecom__follow_users') }}
    where row_status = 'kept' and campaign is not null

),

customers as (

    select record_id from {{ ref('int_wecom__customers') }}

),

final as (

    select
        follow_users.follow_user_id as campaign_touch_id,
        'wecom' as system,
        'wecom' as channel,
        follow_users.external_userid || ':' || follow_users.staff_id
            as source_touch_id,
        'wecom:' || follow_users.corp_id || ':'
        || {{ key_part('follow_users.campaign') }} as campaign_id,
        customers.record_id,
        'scanned' as touch_type,
        follow_users.add_way as source_status,
        follow_users.created_at as touched_at
    from follow_users
    left join customers
        on follow_users.record_id = customers.record_id

)

select * from final
