with

items as (

    select * from {{ raw('sap', 'vbap') }}

),

renamed as (

    select
        ---------- keys
        mandt as client,
        {{ sap_number('vbeln') }} as source_order_id,
        {{ sap_number('posnr', 6) }} as line_no,
        {{ sap_number('matnr', 18) }} as source_product_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('arktx') }} as product_name,
        {{ clean_text('matkl') }} as category,
        {{ clean_text('abgru') }} as rejection_reason,
        upper(coalesce({{ clean_text('waerk') }}, 'CNY')) as currency,

        ---------- numbers
        {{ parse_amount('kwmeng') }} as ordered_quantity,
        {{ sap_amount('netwr', 'waerk') }} as ordered_amount,
        {{ amount_status('netwr') }} as amount_status,

        ---------- booleans
        coalesce(
            {{ clean_text('abgru') }} is not null
            or {{ parse_boolean('_fivetran_deleted') }},
            false
        ) as is_rejected,

        ---------- timestamps
        {{ parse_timestamp('_fivetran_synced', 'UTC') }} as loaded_at

    from items

),

judged as (

    select
        *,
        'sap:' || client || ':' || {{ key_part('source_order_id') }} || ':'
        || {{ key_part('line_no') }} as order_line_id,
        'sap:' || client || ':' || {{ key_part('source_order_id') }}
            as order_id,
        'sap:' || client || ':' || {{ key_part('source_product_id') }}
            as product_id,
        case
            when client is null then 'no client'
            when source_order_id is null then 'no order number'
            when line_no is null then 'no item number'
            when amount_status <> 'ok' then 'amount not readable'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['order_line_id'], 'loaded_at') }} as row_status
    from judged

)

select * from final
