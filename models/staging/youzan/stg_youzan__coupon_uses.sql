with

coupon_uses as (

    select * from {{ raw('youzan', 'coupon_uses') }}

),

renamed as (

    select
        ---------- keys
        'youzan:' || kdt_id || ':coupon:' || {{ clean_text('code') }}
            as loyalty_entry_id,
        kdt_id,
        {{ clean_text('code') }} as coupon_code,
        {{ clean_text('yz_open_id') }} as yz_open_id,
        'youzan:' || kdt_id || ':' || {{ clean_text('yz_open_id') }}
            as account_record_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text(json_text('coupon', 'title')) }} as coupon_title,
        {{ clean_text(json_text('coupon', 'coupon_type')) }} as coupon_type,

        ---------- numbers
        -- Two units in one payload: what a coupon is worth comes in yuan, what
        -- was used of it in fen.
        {{ parse_amount(json_text('coupon', 'value')) }} as value_amount,
        {{ amount_status(json_text('coupon', 'value')) }} as value_status,
        {{ parse_amount('used_value', 'fen') }} as used_amount,

        ---------- booleans
        coalesce({{ clean_text('status') }} = '1', false) as is_used,

        ---------- timestamps
        {{ parse_timestamp('created_at', 'Asia/Shanghai') }} as taken_at,
        {{ parse_timestamp('consume_at', 'Asia/Shanghai') }} as used_at,
        {{ parse_timestamp('expired_at', 'Asia/Shanghai') }} as expires_at

    from coupon_uses

),

judged as (

    select
        *,
        case
            when kdt_id is null then 'no shop'
            when coupon_code is null then 'no coupon code'
            when is_used and used_amount is null then 'amount not readable'
            -- A coupon for a discount in per cent is worth no sum.
            when not is_used and value_status not in ('ok', 'absent')
                then 'amount not readable'
            when coalesce(used_at, taken_at) > {{ as_of() }}
                then 'used later than as_of'
        end as quarantine_reason
    from renamed

),

-- A coupon that was used has been pulled before as one that was not.
final as (

    select
        *,
        {{ row_status(['loyalty_entry_id'], 'used_at') }} as row_status
    from judged

)

select * from final
