with

payers as (

    select *
    from {{ ref('int_wechat__payers') }}
    where not is_user and record_id is not null

),

final as (

    select
        record_id,
        appid,
        openid,
        min(paid_at) as first_paid_at
    from payers
    group by
        record_id,
        appid,
        openid

)

select * from final
