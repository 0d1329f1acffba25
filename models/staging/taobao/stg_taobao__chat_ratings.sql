with

chat_ratings as (

    select * from {{ raw('taobao', 'chat_ratings') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('seller_nick') }} as seller_nick,
        {{ clean_text('eval_sender') }} as staff_nick,
        {{ clean_text('open_uid') }} as open_uid,
        {{ clean_text('eval_recer') }} as buyer_nick,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('eval_code') }} as eval_code,
        {{ clean_text('source') }} as rating_source,

        ---------- numbers
        -- 0 is very satisfied, 4 very dissatisfied.
        case
            when {{ clean_text('eval_code') }} in ('0', '1', '2', '3', '4')
                then 5 - {{ parse_amount('eval_code') }}
        end as satisfaction,

        ---------- timestamps
        {{ parse_timestamp('send_time', 'Asia/Shanghai') }} as sent_at,
        {{ parse_timestamp('eval_time', 'Asia/Shanghai') }} as rated_at

    from chat_ratings

),

-- A rating has no key of its own: shop, staff, buyer and moment are one.
keyed as (

    select
        *,
        {{ key_part('staff_nick') }}
        || ':' || {{ key_part('coalesce(open_uid, buyer_nick)') }}
        || ':' || {{ replace_matches(
            'cast(sent_at as ' ~ dbt.type_string() ~ ')', '[^0-9]'
        ) }} as rating_key
    from renamed

),

judged as (

    select
        *,
        'taobao:' || seller_nick || ':rating:' || rating_key
            as service_case_id,
        'taobao:' || seller_nick || ':' || {{ key_part('staff_nick') }}
            as staff_id,
        'taobao:' || seller_nick || ':' || open_uid as member_record_id,
        case
            when seller_nick is null then 'no seller nick'
            when staff_nick is null then 'no staff'
            when coalesce(open_uid, buyer_nick) is null then 'no buyer'
            when sent_at is null then 'time not readable'
            when sent_at > {{ as_of() }} then 'sent later than as_of'
        end as quarantine_reason
    from keyed

),

final as (

    select
        *,
        {{ row_status(['service_case_id'], 'rated_at') }} as row_status
    from judged

)

select * from final
