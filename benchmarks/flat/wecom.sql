with

contacts as (

    select * from wecom.contacts

),

follow_users as (

    select
        follow_users.*,
        contacts.name,
        cast(createtime as bigint) as added,
        list_append(
            from_json(remark_mobiles, '["VARCHAR"]'),
            nullif(
                regexp_extract(
                    coalesce(remark, ''),
                    '(?:^|[^0-9])(1[3-9][0-9]{9})(?:[^0-9]|$)',
                    1
                ),
                ''
            )
        ) as phones
    from wecom.follow_users
    inner join contacts using (corp_id, external_userid)

),

-- A remark that nobody wrote is the nickname; one that is a bare Chinese name
-- says more than one with a note in it.
noted as (

    select
        corp_id,
        external_userid,
        list(
            remark
            order by not regexp_full_match(remark, '\p{Han}{2,4}'), added, userid
        ) filter (remark is not null and remark <> name) as remarks,
        list_filter(
            flatten(list(phones order by added, userid)),
            lambda phone: phone is not null
        ) as phones,
        max(remark_corp_name) as company,
        cast(min(added) as varchar) as created_at,
        cast(max(added) as varchar) as updated_at
    from follow_users
    group by corp_id, external_userid

),

-- A group shows unionids that the contact itself may lack.
group_members as (

    select
        corp_id,
        userid as external_userid,
        max(unionid) as unionid
    from wecom.group_members
    group by corp_id, userid

)

select
    'wecom:' || corp_id || ':' || external_userid as record_id,
    'wecom' as channel,
    external_userid as customer_id,
    'person' as party_type,
    case when type = '2' then name else remarks[1] end as name,
    case when type <> '2' then name end as nickname,
    gender,
    phones[1] as phone,
    other_phone(phones[1], phones) as phone_2,
    coalesce(contacts.unionid, group_members.unionid) as wechat_unionid,
    external_userid as wecom_external_userid,
    coalesce(corp_full_name, corp_name, company) as company,
    position as job_title,
    created_at,
    updated_at
from contacts
left join noted using (corp_id, external_userid)
left join group_members using (corp_id, external_userid)

union all by name

-- Who only wrote to a service desk.
select
    'wecom:' || corp_id || ':' || external_userid as record_id,
    'wecom' as channel,
    external_userid as customer_id,
    'person' as party_type,
    max(nickname) as nickname,
    max(gender) as gender,
    max(unionid) as wechat_unionid,
    external_userid as wecom_external_userid,
    min(enter_time) as created_at,
    max(update_time) as updated_at
from wecom.kf_sessions
where (corp_id, external_userid) not in (
    select (corp_id, external_userid) from contacts
)
group by corp_id, external_userid
