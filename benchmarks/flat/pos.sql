with

members as (

    select
        'pos:' || app_id || ':' || customerUid as record_id,
        customerUid as customer_id,
        'person' as party_type,
        name,
        birthday as birth_date,
        phone,
        second_in_cell(phone) as phone_2,
        email,
        number as member_card_no,
        address,
        categoryName as member_level,
        point as points,
        createdDate as created_at
    from pos.members

),

guests as (

    select
        'pos:' || app_id || ':buyer:' || sn as record_id,
        sn as customer_id,
        phone,
        second_in_cell(phone) as phone_2,
        datetime as created_at
    from pos.tickets
    where customerUid is null and phone is not null

),

records as (

    select * from members
    union all by name
    select * from guests

)

select
    *,
    'pos' as channel
from records
