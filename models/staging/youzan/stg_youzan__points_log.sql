with

points_log as (

    select * from {{ raw('youzan', 'points_log') }}

),

renamed as (

    select
        ---------- keys
        kdt_id,
        {{ clean_text('yz_open_id') }} as yz_open_id,
        {{ clean_text('biz_value') }} as biz_value,
        {{ clean_text('created_at') }} as created_at_raw,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('description') }} as description,

        ---------- numbers
        {{ parse_amount('amount') }} as quantity,
        {{ amount_status('amount') }} as quantity_status,
        {{ parse_amount('total') }} as balance_after,

        ---------- timestamps
        {{ parse_timestamp('created_at', 'Asia/Shanghai') }} as occurred_at,
        -- 0 is never.
        {{ parse_timestamp('expired_at', 'Asia/Shanghai') }} as expires_at

    from points_log

),

-- A movement has no key of its own: who, when, on what occasion and how much
-- are one.
keyed as (

    select
        *,
        yz_open_id || ':' || created_at_raw
        || ':' || {{ key_part("coalesce(biz_value, '')") }}
        || ':' || cast(cast(quantity as bigint) as {{ dbt.type_string() }})
            as entry_key,
        'youzan:' || kdt_id || ':' || yz_open_id as account_record_id,
        case
            when {{ matches('biz_value', '^E[0-9]{20}') }}
                then 'youzan:' || kdt_id || ':' || biz_value
        end as order_id
    from renamed

),

judged as (

    select
        *,
        'youzan:' || kdt_id || ':points:' || entry_key as loyalty_entry_id,
        case
            when kdt_id is null then 'no shop'
            when yz_open_id is null then 'no user id'
            when quantity_status <> 'ok' then 'points not readable'
            when occurred_at is null then 'time not readable'
            when occurred_at > {{ as_of() }} then 'moved later than as_of'
        end as quarantine_reason
    from keyed

),

final as (

    select
        *,
        {{ row_status(['loyalty_entry_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
