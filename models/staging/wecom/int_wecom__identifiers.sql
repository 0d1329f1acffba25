with

contacts as (

    select *
    from {{ ref('stg_wecom__contacts') }}
    where row_status = 'kept'

),

group_members as (

    select *
    from {{ ref('stg_wecom__group_members') }}
    where row_status = 'kept' and is_external

),

phone_notes as (

    select * from {{ ref('int_wecom__phone_notes') }}

),

-- A group shows unionids that the contact itself may lack.
unionids as (

    select
        record_id,
        wechat_unionid
    from contacts

    union all

    select
        contacts.record_id,
        group_members.wechat_unionid
    from group_members
    inner join contacts
        on group_members.record_id = contacts.record_id

),

known_unionids as (

    select distinct
        record_id,
        wechat_unionid
    from unionids

),

final as (

    {{ identifier_rows(
        'contacts', 'wecom_external_userid', 'external_userid',
        'external_userid', scope='corp_id', is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'known_unionids', 'wechat_unionid', 'wechat_unionid', 'wechat_unionid',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'phone_notes', 'phone', 'phone', 'phone_raw', 'phone_status',
        role='staff_note', valid_from='first_noted_at'
    ) }}

)

select * from final
