with

follow_users as (

    select *
    from {{ ref('stg_wecom__follow_users') }}
    where row_status = 'kept'

),

customers as (

    select record_id from {{ ref('int_wecom__customers') }}

),

final as (

    select
        follow_users.follow_user_id as follow_up_id,
        'wecom' as system,
        'wecom' as channel,
        follow_users.external_userid || ':' || follow_users.staff_id
            as source_follow_up_id,
        customers.record_id,
        {{ null_columns(['opportunity_id']) }},
        'wecom:' || follow_users.corp_id || ':' || follow_users.staff_id
            as staff_id,
        'added_contact' as follow_up_method,
        follow_users.description as content,
        follow_users.created_at as followed_up_at,
        {{ null_columns(['next_follow_up_at']) }}
    from follow_users
    left join customers
        on follow_users.record_id = customers.record_id

)

select * from final
