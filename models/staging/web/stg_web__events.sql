with

events as (

    select * from {{ raw('web', 'events') }}

),

read_properties as (

    select
        *,
        -- Newer SDKs say whether distinct_id is a login; a sign-up always is
        -- one, and a profile where the company set something. Of every
        -- visitor the SDK itself notes how he came, in properties with a $.
        coalesce(
            {{ parse_boolean(json_text('properties', '$is_login_id')) }},
            type in ('track_signup', 'track_id_bind')
            or (
                type like 'profile%'
                and coalesce(
                    {{ matches('properties', '"[^"$][^"]*" *:') }}, false
                )
            )
        ) as is_login,
        {{ json_text('properties', 'phone') }} as phone_raw,
        {{ json_text('properties', 'email') }} as email_raw,
        {{ json_text('properties', 'name') }} as profile_name
    from events

),

renamed as (

    select
        ---------- keys
        'web:' || {{ clean_text('project') }}
        || ':' || {{ clean_text('_track_id') }} as event_id,
        {{ clean_text('project') }} as project,
        {{ clean_text('_track_id') }} as source_event_id,
        case when is_login then {{ clean_text('distinct_id') }} end as login_id,
        case
            when is_login
                then
                    'web:' || {{ clean_text('project') }}
                    || ':' || {{ clean_text('distinct_id') }}
        end as record_id,
        case
            when not is_login then {{ clean_text('distinct_id') }}
            else
                coalesce(
                    {{ clean_text('original_id') }},
                    {{ clean_text(json_text('properties', '$device_id')) }}
                )
        end as device_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone_raw') }} as phone,
        {{ phone_status('phone_raw') }} as phone_status,
        phone_raw,
        {{ normalize_email('email_raw') }} as email,
        {{ email_status('email_raw') }} as email_status,
        email_raw,

        ---------- text
        {{ clean_text('type') }} as record_type,
        {{ clean_text('event') }} as event,
        {{ clean_text('distinct_id') }} as distinct_id,
        {{ clean_text('profile_name') }} as name_raw,
        {{ clean_text(json_text('properties', 'nickname')) }} as nickname,
        {{ normalize_gender(json_text('properties', 'gender')) }} as gender,
        {{ clean_text(json_text('properties', 'province')) }} as province_raw,
        {{ clean_text(json_text('properties', 'city')) }} as city_raw,
        coalesce(
            {{ clean_text(json_text('properties', '$utm_campaign')) }},
            {{ clean_text(json_text('properties', '$utm_source')) }}
        ) as campaign,
        {{ decode_url(json_text('properties', '$url')) }} as url,
        properties,

        ---------- timestamps
        {{ parse_timestamp('time', 'UTC') }} as occurred_at

    from read_properties

),

judged as (

    select
        *,
        case
            when project is null then 'no project'
            when source_event_id is null then 'no track id'
            when distinct_id is null then 'no distinct id'
            when record_type is null then 'no type'
            when record_type like 'item%' then 'about a thing, not a user'
            when occurred_at is null then 'event time not readable'
            when occurred_at > {{ as_of() }} then 'occurred later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['event_id'], 'occurred_at') }} as row_status
    from judged

)

select * from final
