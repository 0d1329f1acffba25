with

logins as (

    select * from {{ ref('int_web__logins') }}

),

devices as (

    select
        record_id,
        project,
        device_id,
        min(occurred_at) as first_seen_at
    from {{ ref('stg_web__events') }}
    where
        row_status = 'kept'
        and record_id is not null
        and device_id is not null
    group by record_id, project, device_id

),

profile_contacts as (

    select * from {{ ref('int_web__profile_contacts') }}

),

forms as (

    select *
    from {{ ref('stg_web__forms') }}
    where row_status = 'kept'

),

hashed_forms as (

    select
        *,
        {{ keyed_hash('resident_id') }} as resident_id_hash
    from forms

),

final as (

    {{ identifier_rows(
        'logins', 'web_login_id', 'login_id', 'login_id', scope='project',
        is_verified='true', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'devices', 'device_id', 'device_id', 'device_id', scope='project',
        valid_from='first_seen_at'
    ) }}
    union all
    select
        record_id,
        type,
        scope,
        value,
        status,
        role,
        is_verified,
        valid_from,
        valid_to,
        raw_value
    from profile_contacts
    union all
    {{ identifier_rows(
        'hashed_forms', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='submitted_at'
    ) }}
    union all
    {{ identifier_rows(
        'hashed_forms', 'phone', 'phone_2', 'phone_2_raw', 'phone_2_status',
        role='second', valid_from='submitted_at'
    ) }}
    union all
    {{ identifier_rows(
        'hashed_forms', 'email', 'email', 'email_raw', 'email_status',
        valid_from='submitted_at'
    ) }}
    union all
    {{ identifier_rows(
        'hashed_forms', 'resident_id', 'resident_id_hash', 'resident_id_hash',
        'resident_id_status', valid_from='submitted_at'
    ) }}
    union all
    {{ identifier_rows(
        'hashed_forms', 'member_card_no', 'member_card_no', 'member_card_no',
        valid_from='submitted_at'
    ) }}

)

select * from final
