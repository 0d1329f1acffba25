with

-- A retry repeats a record with its track id.
events as (

    select distinct
        project,
        _track_id,
        type,
        distinct_id,
        original_id,
        time,
        properties
    from web.events
    where type in ('track_signup', 'profile_set')

),

logins as (

    select
        'web:' || signup.project || ':' || signup.distinct_id as record_id,
        'web' as channel,
        signup.distinct_id as customer_id,
        profile.properties ->> 'name' as name,
        profile.properties ->> 'nickname' as nickname,
        profile.properties ->> 'gender' as gender,
        profile.properties ->> 'phone' as phone,
        profile.properties ->> 'email' as email,
        profile.properties ->> 'city' as city,
        signup.original_id as device_id,
        signup.time as created_at,
        profile.time as updated_at
    from events as signup
    left join events as profile
        on
            signup.project = profile.project
            and signup.distinct_id = profile.distinct_id
            and profile.type = 'profile_set'
    where signup.type = 'track_signup'

),

forms as (

    select
        'web:' || project || ':form:' || form_id as record_id,
        'form' as channel,
        form_id as customer_id,
        name,
        gender,
        birthday as birth_date,
        phone,
        second_in_cell(phone) as phone_2,
        email,
        id_card as resident_id,
        member_card_no,
        company,
        city,
        address,
        submitted_at as created_at
    from web.forms

),

records as (

    select * from logins
    union all by name
    select * from forms

)

select
    *,
    'person' as party_type
from records
