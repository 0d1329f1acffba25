with

campaign_influences as (

    select * from {{ raw('salesforce', 'campaign_influence') }}

),

renamed as (

    select
        ---------- keys
        organization_id,
        {{ normalize_salesforce_id('id') }} as influence_id,
        id as influence_id_raw,
        {{ normalize_salesforce_id('opportunity_id') }} as opportunity_id,
        {{ normalize_salesforce_id('campaign_id') }} as campaign_id,
        {{ normalize_salesforce_id('contact_id') }} as contact_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- numbers
        {{ parse_amount('influence') }} as influence_percent,

        ---------- booleans
        coalesce({{ parse_boolean('is_deleted') }}, false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('last_modified_date', 'UTC') }} as updated_at

    from campaign_influences

),

judged as (

    select
        *,
        'salesforce:' || organization_id || ':' || influence_id
            as campaign_influence_id,
        case
            when organization_id is null then 'no organization id'
            when influence_id_raw is null then 'no influence id'
            when influence_id is null then 'influence id is damaged'
            when opportunity_id is null then 'no opportunity id'
            when is_deleted then 'deleted in Salesforce'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['campaign_influence_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
