with

follow_users as (

    select *
    from {{ ref('stg_wecom__follow_users') }}
    where row_status = 'kept'

),

contacts as (

    select *
    from {{ ref('stg_wecom__contacts') }}
    where row_status = 'kept'

),

noted as (

    select
        follow_users.follow_user_id,
        follow_users.record_id,
        follow_users.remark_company_name,
        follow_users.created_at,
        -- A remark that nobody wrote is the contact's own nickname.
        nullif(follow_users.remark, contacts.contact_name) as remark
    from follow_users
    inner join contacts
        on follow_users.record_id = contacts.record_id

),

judged as (

    select
        *,
        {{ name_status('remark') }} as remark_status
    from noted

),

ranked as (

    select
        *,
        row_number() over (
            partition by record_id
            order by
                case remark_status
                    when 'ok' then 1
                    when 'partial' then 2
                    when 'absent' then 4
                    else 3
                end,
                created_at nulls last,
                follow_user_id
        ) as remark_rank,
        min(created_at) over (partition by record_id) as first_added_at,
        max(created_at) over (partition by record_id) as last_added_at,
        max(remark_company_name) over (
            partition by record_id
        ) as company_name
    from judged

),

final as (

    select
        record_id,
        remark,
        company_name,
        first_added_at,
        last_added_at
    from ranked
    where remark_rank = 1

)

select * from final
