with

deals as (

    select * from {{ raw('zoho', 'deals') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('org_id') }} as organization_id,
        {{ clean_text('id') }} as deal_key,
        {{ json_text('Account_Name', 'id') }} as account_id,
        {{ json_text('Contact_Name', 'id') }} as contact_id,
        {{ json_text('Campaign_Source', 'id') }} as campaign_key,
        {{ json_text('Owner', 'id') }} as staff_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('Deal_Name') }} as deal_name,
        {{ clean_text('Stage') }} as source_stage,
        {{ clean_text('Pipeline') }} as pipeline,
        upper(coalesce({{ clean_text('Currency') }}, 'CNY')) as currency,
        {{ clean_text('Tag') }} as tags,
        {{ json_text('Owner', 'name') }} as staff_name,

        ---------- numbers
        {{ parse_amount('Amount') }} as amount,
        {{ amount_status('Amount') }} as amount_status,
        {{ parse_amount('Probability') }} as probability,

        ---------- booleans
        coalesce(record_status__s = 'Trash', false) as is_deleted,

        ---------- dates and timestamps
        {{ parse_date('Closing_Date') }} as close_date,
        {{ parse_timestamp('Created_Time', 'Asia/Shanghai') }} as created_at,
        {{ timestamp_status('Created_Time', 'Asia/Shanghai') }}
            as created_at_status,
        {{ parse_timestamp('Modified_Time', 'Asia/Shanghai') }} as updated_at

    from deals

),

judged as (

    select
        *,
        'zoho:' || organization_id || ':' || deal_key as opportunity_id,
        'zoho:' || organization_id || ':' || account_id as account_record_id,
        'zoho:' || organization_id || ':' || contact_id as contact_record_id,
        'zoho:' || organization_id || ':' || campaign_key as campaign_id,
        'zoho:' || organization_id || ':' || staff_key as staff_id,
        case
            when organization_id is null then 'no organization id'
            when deal_key is null then 'no deal id'
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
