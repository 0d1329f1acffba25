with

payers as (

    select *
    from {{ ref('int_alipay__payers') }}
    where not is_member and record_id is not null

),

final as (

    select
        record_id,
        scope,
        buyer_key,
        min(user_id) as user_id,
        min(open_id) as open_id,
        case when min(name_raw) = max(name_raw) then min(name_raw) end
            as name_raw,
        min(paid_at) as first_paid_at
    from payers
    group by
        record_id,
        scope,
        buyer_key

)

select * from final
