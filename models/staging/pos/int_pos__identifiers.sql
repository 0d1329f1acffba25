with

members as (

    select *
    from {{ ref('stg_pos__members') }}
    where row_status = 'kept'

),

order_contacts as (

    select * from {{ ref('int_pos__order_contacts') }}

),

shop_phones as (

    select distinct
        app_id,
        phone
    from {{ ref('stg_pos__stores') }}
    where row_status = 'kept' and phone is not null

),

-- Cashiers type the shop's own number when a member gives none.
judged_members as (

    select
        members.*,
        case
            when shop_phones.phone is not null then 'hotline'
            else members.phone_status
        end as judged_phone_status
    from members
    left join shop_phones
        on
            members.app_id = shop_phones.app_id
            and members.phone = shop_phones.phone

),

judged_contacts as (

    select
        order_contacts.*,
        case
            when shop_phones.phone is not null then 'hotline'
            else order_contacts.phone_status
        end as judged_phone_status
    from order_contacts
    left join shop_phones
        on
            order_contacts.app_id = shop_phones.app_id
            and order_contacts.phone = shop_phones.phone

),

final as (

    {{ identifier_rows(
        'judged_members', 'member_card_no', 'member_card_no',
        'member_card_no_raw', 'member_card_no_status', is_verified='true',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'judged_members', 'phone', 'phone', 'phone_raw', 'judged_phone_status',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'judged_members', 'phone', 'phone_2', 'phone_2_raw', 'phone_2_status',
        role='second', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'judged_members', 'email', 'email', 'email_raw', 'email_status',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'judged_contacts', 'phone', 'phone', 'phone_raw',
        'judged_phone_status', role='buyer', valid_from='first_ordered_at'
    ) }}

)

select * from final
