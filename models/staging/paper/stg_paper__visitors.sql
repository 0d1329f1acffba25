with

visitors as (

    select * from {{ raw('paper', 'visitors') }}

),

named as (

    select
        extra,
        _batch_id,
        _source_file,
        _source_row,
        {{ clean_text(quoted_name('门店')) }} as store_name,
        {{ clean_text(quoted_name('序号')) }} as line_no,
        {{ clean_text(quoted_name('姓名')) }} as name_raw,
        {{ quoted_name('联系电话') }} as phone_raw,
        {{ parse_integer(quoted_name('人数')) }} as party_size,
        {{ clean_text(quoted_name('来意')) }} as purpose,
        {{ clean_text(quoted_name('参加活动')) }} as campaign,
        {{ clean_text(quoted_name('意向')) }} as interest,
        {{ clean_text(quoted_name('接待人')) }} as staff_name,
        {{ clean_text(quoted_name('到店时间')) }} as clock_cell,
        {{ parse_date(paper_day(quoted_name('日期'))) }} as visit_date
    from visitors

),

keyed as (

    select
        *,
        {{ key_part('store_name') }}
        || ':' || cast(visit_date as {{ dbt.type_string() }})
        || ':' || {{ key_part('line_no') }} as visit_key,
        cast(visit_date as {{ dbt.type_string() }}) as visited_day,
        cast(visit_date as {{ dbt.type_string() }})
        || coalesce(' ' || clock_cell, '') as visited_cell
    from named

),

renamed as (

    select
        ---------- keys
        'paper:visitor:' || visit_key as event_id,
        case
            when coalesce(name_raw, phone_raw) is not null
                then 'paper:visitor:' || visit_key
        end as record_id,
        visit_key,
        'paper:store:' || {{ key_part('store_name') }} as store_id,
        'paper:staff:' || {{ key_part('store_name') }}
        || ':' || {{ key_part('staff_name') }} as staff_id,
        'paper:campaign:' || {{ key_part('campaign') }} as campaign_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone(paper_phone('phone_raw')) }} as phone,
        {{ phone_status(paper_phone('phone_raw')) }} as phone_status,
        phone_raw,

        ---------- text
        store_name,
        name_raw,
        purpose,
        campaign,
        interest,
        staff_name,

        ---------- numbers
        party_size,

        ---------- dates and timestamps
        visit_date,
        -- 下午 is no time of the clock: the day is known all the same.
        coalesce(
            {{ parse_timestamp('visited_cell', 'Asia/Shanghai') }},
            {{ parse_timestamp('visited_day', 'Asia/Shanghai') }}
        ) as visited_at

    from keyed

),

judged as (

    select
        *,
        case
            when visit_date is null then 'date not readable'
            when visit_key is null then 'no store or line number'
            when visited_at > {{ as_of() }} then 'visited later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['event_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
