with

members as (

    select * from {{ raw('taobao', 'members') }}

),

renamed as (

    select
        ---------- keys
        'taobao:' || {{ clean_text('seller_nick') }}
        || ':' || {{ clean_text('ouid') }} as record_id,
        {{ clean_text('seller_nick') }} as seller_nick,
        {{ clean_text('ouid') }} as ouid,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('buyer_nick') }} as nickname,
        {{ clean_text('grade') }} as grade,
        {{ clean_text('grade_name') }} as grade_name,
        {{ clean_text('relation_source') }} as relation_source,
        {{ lower_case(clean_text('status')) }} as source_status,

        ---------- numbers
        {{ parse_integer('trade_count') }} as trade_count,
        {{ parse_amount('trade_amount') }} as trade_amount,

        ---------- timestamps
        {{ parse_timestamp('last_trade_time', 'Asia/Shanghai') }}
            as last_trade_at

    from members

),

judged as (

    select
        *,
        case
            when seller_nick is null then 'no seller nick'
            when ouid is null then 'no ouid'
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
