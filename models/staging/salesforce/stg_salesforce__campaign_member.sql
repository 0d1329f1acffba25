with

campaign_members as (

    select * from {{ raw('salesforce', 'campaign_member') }}

),

renamed as (

    select
        ---------- keys
        organization_id,
        {{ normalize_salesforce_id('id') }} as member_id,
        id as member_id_raw,
        {{ normalize_salesforce_id('campaign_id') }} as campaign_id,
        {{ normalize_salesforce_id('lead_id') }} as lead_id,
        {{ normalize_salesforce_id('contact_id') }} as contact_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('status') }} as source_status,

        ---------- booleans
        {{ parse_boolean('has_responded') }} as has_responded,
        coalesce({{ parse_boolean('is_deleted') }}, false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('first_responded_date', 'Asia/Shanghai') }}
            as first_responded_at,
        {{ parse_timestamp('created_date', 'UTC') }} as created_at,
        {{ parse_timestamp('last_modified_date', 'UTC') }} as updated_at

    from campaign_members

),

judged as (

    select
        *,
        'salesforce:' || organization_id || ':' || member_id
            as campaign_touch_id,
        -- A lead that was converted has both ids: the contact is who it is now.
        'salesforce:' || organization_id || ':'
        || coalesce(contact_id, lead_id) as record_id,
        case
            when organization_id is null then 'no organization id'
            when member_id_raw is null then 'no member id'
            when member_id is null then 'member id is damaged'
            when campaign_id is null then 'no campaign id'
            when is_deleted then 'deleted in Salesforce'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['campaign_touch_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
