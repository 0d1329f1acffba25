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

kf_customers as (

    select * from {{ ref('int_wecom__kf_customers') }}

),

strangers as (

    select *
    from kf_customers
    where not is_contact

),

-- A group and a service desk show unionids that the contact itself may lack.
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

    union all

    select
        record_id,
        wechat_unionid
    from kf_customers

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
        'strangers', 'wecom_external_userid', 'external_userid',
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
