with

orders as (

    select * from {{ raw('sap', 'vbak') }}

),

renamed as (

    select
        ---------- keys
        mandt as client,
        {{ sap_number('vbeln') }} as source_order_id,
        {{ sap_number('kunnr') }} as customer_no,
        {{ sap_number('vgbel') }} as original_order_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('telf1') }} as phone,
        {{ phone_status('telf1') }} as phone_status,
        {{ clean_text('telf1') }} as phone_raw,

        ---------- text
        {{ clean_text('bname') }} as name_raw,
        upper({{ clean_text('auart') }}) as order_type,
        upper({{ clean_text('vbtyp') }}) as document_category,
        {{ clean_text('gbstk') }} as source_status,
        upper(coalesce({{ clean_text('waerk') }}, 'CNY')) as currency,

        ---------- numbers
        {{ sap_amount('netwr', 'waerk') }} as net_amount,
        {{ amount_status('netwr') }} as amount_status,

        ---------- booleans
        coalesce({{ parse_boolean('_fivetran_deleted') }}, false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp(
            sap_date('erdat') ~ " || coalesce(" ~ clean_text('erzet') ~ ", '000000')"
        ) }} as ordered_at,
        {{ parse_timestamp('_fivetran_synced', 'UTC') }} as loaded_at

    from orders

),

-- Companies have order types of their own; the category is SAP's.
sorted as (

    select
        *,
        case
            when document_category is not null
                then document_category in ('H', 'K')
            else coalesce(order_type in ('RE', 'CR', 'G2'), false)
        end as is_return,
        -- What is sold of them comes as an order too.
        case
            when document_category is not null
                then document_category in ('A', 'B', 'G')
            else
                coalesce(
                    order_type in ('AF', 'IN', 'AG', 'QT', 'KM', 'CQ'), false
                )
        end as is_offer
    from renamed

),

judged as (

    select
        *,
        'sap:' || client || ':' || {{ key_part('source_order_id') }}
            as order_id,
        -- A return is an order of its own, written with or without a minus.
        case when is_return then -abs(net_amount) else net_amount end as amount,
        case
            when client is null then 'no client'
            when source_order_id is null then 'no order number'
            when is_offer then 'inquiry, quotation or contract, no order'
            when amount_status <> 'ok' then 'amount not readable'
            when ordered_at is null then 'order time not readable'
            when ordered_at > {{ as_of() }} then 'ordered later than as_of'
        end as quarantine_reason
    from sorted

),

final as (

    select
        *,
        {{ row_status(['order_id'], 'loaded_at') }} as row_status
    from judged

)

select * from final
