with

cases as (

    select * from {{ raw('salesforce', 'case') }}

),

renamed as (

    select
        ---------- keys
        organization_id,
        {{ normalize_salesforce_id('id') }} as case_id,
        id as case_id_raw,
        {{ normalize_salesforce_id('contact_id') }} as contact_id,
        {{ normalize_salesforce_id('account_id') }} as account_id,
        {{ normalize_salesforce_id('owner_id') }} as owner_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('case_number') }} as case_number,
        {{ clean_text('subject') }} as subject,
        {{ clean_text('type') }} as issue_type,
        {{ clean_text('origin') }} as origin,
        {{ clean_text('priority') }} as priority,
        {{ clean_text('status') }} as source_status,

        ---------- booleans
        coalesce({{ parse_boolean('is_deleted') }}, false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('closed_date', 'UTC') }} as closed_at,
        {{ parse_timestamp('created_date', 'UTC') }} as created_at,
        {{ parse_timestamp('last_modified_date', 'UTC') }} as updated_at

    from cases

),

judged as (

    select
        *,
        'salesforce:' || organization_id || ':' || case_id as service_case_id,
        case
            when organization_id is null then 'no organization id'
            when case_id_raw is null then 'no case id'
            when case_id is null then 'case id is damaged'
            when is_deleted then 'deleted in Salesforce'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['service_case_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
