with

opportunities as (

    select * from {{ raw('salesforce', 'opportunity') }}

),

renamed as (

    select
        ---------- keys
        organization_id,
        {{ normalize_salesforce_id('id') }} as source_opportunity_id,
        id as opportunity_id_raw,
        {{ normalize_salesforce_id('account_id') }} as account_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('name') }} as opportunity_name,
        {{ clean_text('stage_name') }} as source_stage,
        {{ clean_text('type') }} as opportunity_type,
        {{ clean_text('lead_source') }} as lead_source,
        upper(coalesce({{ clean_text('currency_iso_code') }}, 'CNY'))
            as currency,

        ---------- numbers
        {{ parse_amount('amount') }} as amount,
        {{ amount_status('amount') }} as amount_status,
        {{ parse_amount('probability') }} as probability,

        ---------- booleans
        {{ parse_boolean('is_closed') }} as is_closed,
        {{ parse_boolean('is_won') }} as is_won,
        coalesce({{ parse_boolean('is_deleted') }}, false) as is_deleted,

        ---------- dates and timestamps
        {{ parse_date('close_date') }} as close_date,
        {{ parse_timestamp('created_date', 'UTC') }} as created_at,
        {{ timestamp_status('created_date', 'UTC') }} as created_at_status,
        {{ parse_timestamp('last_modified_date', 'UTC') }} as updated_at

    from opportunities

),

judged as (

    select
        *,
        'salesforce:' || organization_id || ':' || source_opportunity_id
            as opportunity_id,
        case
            when organization_id is null then 'no organization id'
            when opportunity_id_raw is null then 'no opportunity id'
            when source_opportunity_id is null then 'opportunity id is damaged'
            when amount_status in ('invalid', 'out_of_range')
                then 'amount not readable'
            when created_at_status = 'invalid'
                then 'creation time not readable'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['opportunity_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
