with

points_log as (

    select * from {{ raw('jd', 'points_log') }}

),

renamed as (

    select
        ---------- keys
        'jd:' || venderid || ':points:' || customerpin || ':' || occurtime
        || ':' || coalesce({{ key_part('businessid') }}, '')
            as loyalty_entry_id,
        'jd:' || venderid || ':' || customerpin as member_record_id,
        'jd:' || venderid || ':' || {{ clean_text('businessid') }} as order_id,
        venderid as vender_id,
        customerpin as pin,
        {{ clean_text('businessid') }} as business_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('sourcetype') }} as source_type,

        ---------- numbers
        {{ parse_amount('points') }} as quantity,
        {{ parse_amount('curpoints') }} as balance_after,

        ---------- timestamps
        {{ parse_timestamp('occurtime', 'Asia/Shanghai') }} as occurred_at

    from points_log

),

judged as (

    select
        *,
        case
            when vender_id is null then 'no vender'
            when pin is null then 'no pin'
            when quantity is null then 'points not readable'
            when occurred_at is null then 'time not readable'
            when occurred_at > {{ as_of() }} then 'occurred later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['loyalty_entry_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
