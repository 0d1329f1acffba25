{%- set months = 'Jan01Feb02Mar03Apr04May05Jun06'
    ~ 'Jul07Aug08Sep09Oct10Nov11Dec12' -%}
{%- set moment = '^[A-Z][a-z]{2} '
    ~ '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([0-9]{1,2}) '
    ~ '([0-9:]{8}) ([-+][0-9]{4}) ([0-9]{4})$' -%}

with

weibo_interactions as (

    select * from {{ raw('social', 'weibo_interactions') }}

),

-- Weibo writes `Sat Jan 06 16:33:45 +0800 2024`.
dated as (

    select
        *,
        {{ extract_match('created_at', moment, 1) }} as month_name,
        {{ extract_match('created_at', moment, 5) }} as year_text,
        {{ extract_match('created_at', moment, 2) }} as day_text,
        {{ extract_match('created_at', moment, 3) }} as clock_text,
        {{ extract_match('created_at', moment, 4) }} as zone_text
    from weibo_interactions

),

written as (

    select
        *,
        coalesce(
            year_text || '-'
            || substr('{{ months }}', instr('{{ months }}', month_name) + 3, 2)
            || '-' || day_text || ' ' || clock_text || zone_text,
            created_at
        ) as written_at
    from dated

),

renamed as (

    select
        ---------- keys
        'social:weibo:' || type || ':' || id as event_id,
        'social:weibo:' || {{ clean_text('uid') }} as record_id,
        id as interaction_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ clean_text('uid') }} as weibo_uid,

        ---------- text
        {{ clean_text('type') }} as interaction_type,
        {{ clean_text('status_id') }} as status_id,
        -- A name that Weibo made up is none.
        case
            when not {{ matches('screen_name', '^用户[0-9]+$') }}
                then {{ clean_text('screen_name') }}
        end as nickname,
        {{ normalize_gender('gender') }} as gender,
        nullif(nullif({{ extract_match('location', '^[^ ]+') }}, '其他'), '海外')
            as province_raw,
        {{ extract_match('location', ' (.+)$', 1) }} as city_raw,
        {{ clean_text('text') }} as content,

        ---------- booleans
        coalesce({{ parse_boolean('deleted') }}, false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('written_at', 'Asia/Shanghai') }} as occurred_at

    from written

),

judged as (

    select
        *,
        case
            when interaction_id is null then 'no id'
            when interaction_type is null then 'no type'
            when is_deleted then 'deleted on Weibo'
            when occurred_at is null then 'time not readable'
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
