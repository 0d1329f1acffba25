with

shares as (

    select
        'alipay:' || app_id || ':' || user_id as record_id,
        user_id as customer_id,
        case when user_type = '1' then 'organisation' else 'person' end
            as party_type,
        user_name as name,
        nick_name as nickname,
        gender,
        person_birthday as birth_date,
        mobile as phone,
        other_phone(mobile, [phone]) as phone_2,
        email,
        user_id as alipay_user_id,
        province,
        city,
        area as district,
        address,
        member_grade as member_level,
        firm_name as company,
        license_no as uscc,
        case when cert_type = '0' then cert_no end as resident_id
    from alipay.member_shares

),

payers as (

    select
        app_id,
        coalesce(buyer_user_id, open_id, trade_no) as payer,
        max(buyer_user_id) as alipay_user_id,
        max(gmt_create) as created_at
    from alipay.trades
    where
        total_amount <> '--'
        and buyer_user_id not in (select user_id from alipay.member_shares)
    group by app_id, payer

),

lines as (

    select
        split_part(trim(coalesce(交易号, 交易订单号), E' \t'), '_', 1) as trade_no,
        min(交易对方) as name,
        min(coalesce(交易创建时间, 交易时间)) as created_at
    from alipay.statement_rows
    where "收/支" = '收入' or 交易分类 = '退款'
    group by trade_no

),

records as (

    select * from shares
    union all by name
    select
        'alipay:' || app_id || ':buyer:' || payer as record_id,
        payer as customer_id,
        alipay_user_id,
        created_at
    from payers
    union all by name
    select
        'alipay:statement:buyer:' || trade_no as record_id,
        trade_no as customer_id,
        name,
        created_at
    from lines
    where
        trade_no not in (
            select trade_no from alipay.trades where total_amount <> '--'
        )

)

select
    *,
    'alipay' as channel
from records
