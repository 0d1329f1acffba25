-- One row per customer record, for tools that take a table. The tables
-- `customers` and `identifiers` are the conformed layer of a build.
with

customers_read as (

    select
        customers.*,
        lower(trim(customers.family_name)) as family,
        -- Latin given names lose their middle initials.
        nullif(
            regexp_replace(
                lower(trim(customers.given_name)), '( +[a-z]\.?)+$', ''
            ),
            ''
        ) as given,
        -- What stands before @# and the divisions are said in columns.
        nullif(
            trim(regexp_replace(upper(customers.address), '^.*@#', '')), ''
        ) as street,
        nullif(
            regexp_replace(
                lower(customers.nickname), '[^\p{Han}\p{L}\p{N}*]', '', 'g'
            ),
            ''
        ) as nick
    from customers

),

-- A Chinese mobile number stands whole; of any other the last nine digits, as
-- it may be written with and without its country.
phones_read as (

    select
        identifiers.record_id,
        identifiers.role,
        identifiers.status,
        case
            when identifiers.value like '+861__________'
                then right(identifiers.value, 11)
            when identifiers.status = 'ok'
                then right(
                    regexp_replace(identifiers.value, '[^0-9]', '', 'g'), 9
                )
            when
                identifiers.status in ('invalid', 'landline')
                and coalesce(customers.country, '中国')
                not in ('中国', 'CN', 'China')
                and length(
                    regexp_replace(identifiers.raw_value, '[^0-9]', '', 'g')
                ) >= 9
                then right(
                    regexp_replace(identifiers.raw_value, '[^0-9]', '', 'g'), 9
                )
        end as number,
        case identifiers.role
            when 'self' then 1
            when 'buyer' then 2
            when 'second' then 3
            when 'staff_note' then 4
            else 5
        end as rank,
        identifiers.value,
        identifiers.raw_value
    from identifiers
    inner join customers on identifiers.record_id = customers.record_id
    where
        identifiers.type = 'phone'
        and identifiers.status in ('ok', 'invalid', 'landline', 'masked')

),

numbers as (

    select
        record_id,
        number,
        min(rank) as rank
    from phones_read
    where
        number is not null
        and not (status = 'landline' and value like '+861%')
    group by record_id, number

),

phones as (

    select
        record_id,
        list(number order by rank, number) as phones,
        list(number order by rank, number) filter (
            where rank <= 3
        ) as own_phones
    from numbers
    group by record_id

),

-- 138****1234 is what every number looks like once it is masked.
masks as (

    select
        record_id,
        list(distinct mask order by mask) as phone_masks
    from (
        select
            record_id,
            left(number, 3) || right(number, 4) as mask
        from numbers
        where length(number) = 11
        union all
        select
            record_id,
            left(raw_value, 3) || right(raw_value, 4) as mask
        from phones_read
        where
            status = 'masked'
            and regexp_full_match(raw_value, '1[0-9]{2}\*{4}[0-9]{4}')
    ) as every_mask
    group by record_id

),

masked_phones as (

    select
        record_id,
        min(left(raw_value, 3) || right(raw_value, 4)) as phone_mask
    from phones_read
    where
        status = 'masked'
        and regexp_full_match(raw_value, '1[0-9]{2}\*{4}[0-9]{4}')
    group by record_id

),

landlines as (

    select
        record_id,
        min(value) as landline
    from phones_read
    where status = 'landline' and number is null
    group by record_id

),

-- One value of each type; several accounts of one type are rare, and then the
-- smallest stands in both records alike. An openid is unique without its scope.
accounts as (

    select
        record_id,
        min(value) filter (where type = 'wechat_unionid') as wechat_unionid,
        min(value) filter (where type = 'wechat_openid') as wechat_openid,
        min(value) filter (where type = 'member_card_no') as member_card_no,
        min(value) filter (where type = 'youzan_open_id') as youzan_open_id,
        min(scope || ':' || value)
        filter (where type = 'youzan_fans_id') as youzan_fans_id,
        min(scope || ':' || value)
        filter (where type = 'taobao_open_uid') as taobao_open_uid,
        min(value) filter (where type = 'alipay_user_id') as alipay_user_id,
        min(scope || ':' || value)
        filter (where type = 'wecom_external_userid') as wecom_external_userid,
        min(scope || ':' || value)
        filter (where type = 'salesforce_record_id') as salesforce_record_id,
        min(scope || ':' || value)
        filter (where type = 'web_login_id') as web_login_id,
        min(scope || ':' || value)
        filter (where type = 'account_id') as account_id,
        min(value) filter (where type = 'resident_id') as resident_id,
        min(value) filter (where type = 'other_id') as other_id,
        min(value) filter (where type = 'uscc') as uscc,
        min(value) filter (where type = 'email') as email,
        min(scope || ':' || value)
        filter (where type = 'device_id') as device_id
    from identifiers
    where
        status = 'ok'
        and role <> 'employer'
    group by record_id

),

address_parts as (

    select
        record_id,
        street,
        case
            when regexp_matches(street, '\p{Han}')
                then nullif(
                    regexp_extract(
                        street, '([^省市区县旗州盟]{1,8}(?:路|街|大道|巷|弄))', 1
                    ),
                    ''
                )
            else nullif(regexp_extract(street, '^[0-9]+ +([A-Z]+)', 1), '')
        end as road,
        case
            when regexp_matches(street, '\p{Han}')
                then nullif(
                    regexp_extract(street, '(?:路|街|大道|巷|弄)([0-9]+)号', 1), ''
                )
            else nullif(regexp_extract(street, '^([0-9]+) ', 1), '')
        end as house_number,
        nullif(
            regexp_extract(street, '(?:路|街|大道|巷|弄)[0-9]+号(.*室)', 1), ''
        ) as chinese_flat,
        nullif(regexp_extract(street, 'APT ([0-9]+)', 1), '') as western_flat
    from customers_read
    where street is not null

)

select
    ---------- keys
    customers_read.record_id,
    customers_read.system,
    customers_read.channel,
    customers_read.party_type,

    ---------- names
    case
        when
            regexp_matches(customers_read.family, '\p{Han}')
            or regexp_matches(customers_read.given, '\p{Han}')
            then customers_read.family || customers_read.given
        when
            customers_read.family is not null
            and customers_read.given is not null
            then customers_read.given || ' ' || customers_read.family
        else lower(trim(customers_read.full_name))
    end as name,
    customers_read.family as surname,
    customers_read.given as given_name,
    case
        when regexp_matches(customers_read.given, '\p{Han}')
            then right(customers_read.given, 1)
    end as last_character,
    left(customers_read.given, 1) as given_initial,
    case
        when
            customers_read.nick not like '%*%'
            and customers_read.nick not in ('微信用户', '匿名用户')
            then customers_read.nick
    end as nickname,
    case when customers_read.nick like '%*%' then customers_read.nick end
        as nickname_mask,
    lower(trim(customers_read.company_name)) as company_name,

    ---------- about the person
    customers_read.gender,
    customers_read.birth_date,
    cast(year(customers_read.birth_date) as varchar) as birth_year,

    ---------- places
    customers_read.province,
    lower(customers_read.city) as city,
    customers_read.district,
    address_parts.street as address,
    address_parts.road,
    address_parts.house_number,
    coalesce(address_parts.chinese_flat, address_parts.western_flat) as flat,
    upper(replace(customers_read.postal_code, ' ', '')) as postal_code,

    ---------- phones
    phones.phones[1] as phone,
    phones.phones[2] as second_phone,
    coalesce(phones.phones, []) as phones,
    coalesce(phones.own_phones, []) as own_phones,
    masked_phones.phone_mask,
    coalesce(masks.phone_masks, []) as phone_masks,
    landlines.landline,

    ---------- accounts
    accounts.email,
    nullif(split_part(accounts.email, '@', 1), '') as email_local,
    accounts.wechat_unionid,
    accounts.wechat_openid,
    accounts.member_card_no,
    accounts.youzan_open_id,
    accounts.youzan_fans_id,
    accounts.taobao_open_uid,
    accounts.alipay_user_id,
    accounts.wecom_external_userid,
    accounts.salesforce_record_id,
    accounts.web_login_id,
    accounts.account_id,
    accounts.resident_id,
    accounts.other_id,
    accounts.uscc,
    accounts.device_id
from customers_read
left join phones on customers_read.record_id = phones.record_id
left join masks on customers_read.record_id = masks.record_id
left join masked_phones on customers_read.record_id = masked_phones.record_id
left join landlines on customers_read.record_id = landlines.record_id
left join accounts on customers_read.record_id = accounts.record_id
left join address_parts on customers_read.record_id = address_parts.record_id
order by customers_read.record_id
