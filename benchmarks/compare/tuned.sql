-- The wide table with what an expert would add for Splink: how many names a
-- phone bears, and blocking keys that are counted before they are used.
with

named as (

    select
        *,
        regexp_matches(coalesce(surname, given_name, nickname, ''), '\p{Han}')
            as is_han,
        coalesce(name, case when length(nickname) > 1 then nickname end)
            as known_as
    from wide

),

phone_records as (

    select
        record_id,
        name,
        unnest(phones) as phone
    from named

),

phone_names as (

    select
        phone,
        count(distinct name) as names
    from phone_records
    group by phone

),

-- A phone of more than six names is a shop's; one of several is a family's.
phone_lists as (

    select
        phone_records.record_id,
        list(phone_records.phone order by phone_records.phone) filter (
            where phone_names.names <= 1
        ) as single_phones,
        list(phone_records.phone order by phone_records.phone) filter (
            where phone_names.names between 2 and 6
        ) as family_phones
    from phone_records
    inner join phone_names on phone_records.phone = phone_names.phone
    group by phone_records.record_id

),

keys as (

    select
        record_id,
        unnest(
            list_concat(
                list_transform(phones, lambda phone: 'phone ' || phone),
                list_transform(phone_masks, lambda mask: 'mask ' || mask),
                list_transform(
                    phone_masks, lambda mask: 'mask ' || mask || surname
                ),
                list_transform(
                    phone_masks, lambda mask: 'mask ' || mask || city
                ),
                [
                    'email ' || email,
                    'email ' || email_local,
                    'unionid ' || wechat_unionid,
                    'openid ' || wechat_openid,
                    'card ' || member_card_no,
                    'fans ' || youzan_fans_id,
                    'alipay ' || alipay_user_id,
                    'salesforce ' || salesforce_record_id,
                    'resident ' || resident_id,
                    'uscc ' || uscc,
                    'name ' || known_as,
                    'name city ' || known_as || city,
                    'name gender ' || known_as || gender,
                    'name birth ' || name || birth_date,
                    'surname birth ' || surname || birth_date,
                    'given birth ' || given_name || birth_date,
                    'city birth ' || city || birth_date,
                    'initial birth ' || given_initial || birth_date,
                    'city last ' || city || surname || last_character,
                    'city initial ' || city || surname || given_initial,
                    'postal ' || postal_code || surname,
                    'postal ' || postal_code || given_name,
                    'flat ' || road || house_number || flat,
                    'house ' || surname || road || house_number,
                    'company ' || company_name || surname
                ]
            )
        ) as key
    from named

),

-- A block of n records costs n² / 2 pairs.
usable_keys as (

    select
        record_id,
        key
    from keys
    where key is not null
    qualify count(*) over (partition by key) between 2 and 60

),

key_lists as (

    select
        record_id,
        list(distinct key order by key) as keys
    from usable_keys
    group by record_id

)

select
    named.*,
    coalesce(phone_lists.single_phones, []) as single_phones,
    coalesce(phone_lists.family_phones, []) as family_phones,
    coalesce(key_lists.keys, []) as keys
from named
left join phone_lists on named.record_id = phone_lists.record_id
left join key_lists on named.record_id = key_lists.record_id
