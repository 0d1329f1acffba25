with

campaigns as (

    select * from {{ raw('salesforce', 'campaign') }}

),

renamed as (

    select
        ---------- keys
        organization_id,
        {{ normalize_salesforce_id('id') }} as source_campaign_id,
        id as source_campaign_id_raw,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('name') }} as campaign_name,
        {{ clean_text('type') }} as campaign_type,
        {{ clean_text('status') }} as source_status,

        ---------- numbers
        {{ parse_amount('budgeted_cost') }} as budget,
        {{ amount_status('budgeted_cost') }} as budget_status,
        {{ parse_amount('actual_cost') }} as cost,
        {{ amount_status('actual_cost') }} as cost_status,

        ---------- booleans
        coalesce({{ parse_boolean('is_deleted') }}, false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('start_date', 'Asia/Shanghai') }} as starts_at,
        {{ parse_timestamp('end_date', 'Asia/Shanghai') }} as ends_at,
        {{ parse_timestamp('created_date', 'UTC') }} as created_at,
        {{ parse_timestamp('last_modified_date', 'UTC') }} as updated_at

    from campaigns

),

judged as (

    select
        *,
        'salesforce:' || organization_id || ':' || source_campaign_id
            as campaign_id,
        case
            when organization_id is null then 'no organization id'
            when source_campaign_id_raw is null then 'no campaign id'
            when source_campaign_id is null then 'campaign id is damaged'
            when
                budget_status in ('invalid', 'out_of_range')
                or cost_status in ('invalid', 'out_of_range')
                then 'cost not readable'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['campaign_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
