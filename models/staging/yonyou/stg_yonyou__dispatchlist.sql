with

deliveries as (

    select * from {{ raw('yonyou', 'dispatchlist') }}

),

renamed as (

    select
        ---------- keys
        ufdata,
        {{ clean_text('DLID') }} as source_shipment_id,
        {{ clean_text('cDLCode') }} as shipment_code,
        {{ clean_text('cSOCode') }} as order_code,
        {{ clean_text('cCusCode') }} as customer_code,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- booleans
        coalesce({{ parse_boolean('bReturnFlag') }}, false) as is_return,
        {{ clean_text('cVerifier') }} is not null as is_verified,

        ---------- timestamps
        {{ parse_timestamp('dDate') }} as shipped_at,
        {{ timestamp_status('dDate') }} as shipped_at_status

    from deliveries

),

judged as (

    select
        *,
        'yonyou:' || {{ key_part('ufdata') }} || ':'
        || {{ key_part('source_shipment_id') }} as shipment_id,
        case
            when ufdata is null then 'no database'
            when source_shipment_id is null then 'no delivery id'
            when shipped_at_status <> 'ok' then 'delivery time not readable'
            when shipped_at > {{ as_of() }} then 'delivered later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['shipment_id'], 'is_verified') }} as row_status
    from judged

)

select * from final
