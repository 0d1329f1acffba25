with

members as (

    select * from {{ raw('jd', 'members') }}

),

renamed as (

    select
        ---------- keys
        'jd:' || venderid || ':' || customer_pin as record_id,
        venderid as vender_id,
        customer_pin as pin,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('nickname') }} as nickname,
        {{ clean_text('grade') }} as grade,
        {{ clean_text('customertype') }} as customer_type,
        {{ clean_text('customerstatus') }} as source_status,

        ---------- numbers
        {{ parse_amount('points') }} as points,
        {{ parse_integer('trade_count') }} as trade_count,
        -- One sum in yuan, its twin of the other interface in fen.
        coalesce(
            {{ parse_amount('trade_amount') }},
            {{ parse_amount('totalorderprice', 'fen') }}
        ) as trade_amount,

        ---------- timestamps
        {{ parse_timestamp('last_trade_time', 'Asia/Shanghai') }}
            as last_trade_at

    from members

),

judged as (

    select
        *,
        case
            when vender_id is null then 'no vender'
            when pin is null then 'no pin'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], 'last_trade_at') }} as row_status
    from judged

)

select * from final
