with

orders as (

    select * from {{ raw('salesforce', 'order') }}

),

renamed as (

    select
        ---------- keys
        organization_id,
        {{ normalize_salesforce_id('id') }} as source_order_id,
        id as order_id_raw,
        {{ clean_text('order_number') }} as order_number,
        {{ normalize_salesforce_id('account_id') }} as account_id,
        account_id as account_id_raw,
        {{ normalize_salesforce_id('opportunity_id') }} as opportunity_id,
        {{ normalize_salesforce_id('original_order_id') }} as original_order_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('status') }} as source_status,
        {{ clean_text('status_code') }} as status_code,
        {{ clean_text('type') }} as order_type,
        upper(coalesce({{ clean_text('currency_iso_code') }}, 'CNY'))
            as currency,

        ---------- numbers
        {{ parse_amount('total_amount') }} as total_amount,
        {{ amount_status('total_amount') }} as amount_status,

        ---------- booleans
        coalesce({{ parse_boolean('is_reduction_order') }}, false)
            as is_reduction_order,
        coalesce({{ parse_boolean('is_deleted') }}, false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('effective_date', 'UTC') }} as effective_at,
        {{ timestamp_status('effective_date', 'UTC') }} as effective_at_status,
        {{ parse_timestamp('activated_date', 'UTC') }} as activated_at,
        {{ parse_timestamp('created_date', 'UTC') }} as created_at,
        {{ timestamp_status('created_date', 'UTC') }} as created_at_status,
        {{ parse_timestamp('last_modified_date', 'UTC') }} as updated_at

    from orders

),

keyed as (

    select
        *,
        'salesforce:' || organization_id || ':' || source_order_id as order_id,
        'salesforce:' || organization_id || ':' || account_id as record_id,
        -- A reduction order gives back: its amount counts against the sale.
        case
            when is_reduction_order then -abs(total_amount)
            else total_amount
        end as amount,
        coalesce(created_at, effective_at) as ordered_at
    from renamed

),

judged as (

    select
        *,
        case
            when organization_id is null then 'no organization id'
            when order_id_raw is null then 'no order id'
            when source_order_id is null then 'order id is damaged'
            when amount_status in ('invalid', 'out_of_range')
                then 'amount not readable'
            when created_at_status = 'invalid' and effective_at is null
                then 'order time not readable'
            when ordered_at > {{ as_of() }} then 'ordered later than as_of'
        end as quarantine_reason
    from keyed

),

final as (

    select
        *,
        {{ row_status(['order_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
