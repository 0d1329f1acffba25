with

pay_bills as (

    select *
    from {{ ref('stg_wechat__pay_bills') }}
    where row_status = 'kept'

),

users as (

    select record_id
    from {{ ref('stg_wechat__official_account_followers') }}
    where row_status = 'kept'

    union distinct

    select record_id
    from {{ ref('stg_wechat__mini_program_users') }}
    where row_status = 'kept'

),

final as (

    select
        pay_bills.payment_id,
        pay_bills.appid,
        pay_bills.openid,
        pay_bills.paid_at,
        users.record_id is not null as is_user,
        coalesce(
            users.record_id,
            'wechat:' || pay_bills.appid || ':buyer:' || pay_bills.openid
        ) as record_id
    from pay_bills
    left join users
        on pay_bills.user_record_id = users.record_id

)

select * from final
