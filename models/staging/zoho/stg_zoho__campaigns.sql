with

campaigns as (

    select * from {{ raw('zoho', 'campaigns') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('org_id') }} as organization_id,
        {{ clean_text('id') }} as campaign_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('Campaign_Name') }} as campaign_name,
        {{ clean_text('Type') }} as campaign_type,
        {{ clean_text('Status') }} as source_status,

        ---------- numbers
        {{ parse_amount('Budgeted_Cost') }} as budget,
        {{ amount_status('Budgeted_Cost') }} as budget_status,
        {{ parse_amount('Actual_Cost') }} as cost,
        {{ amount_status('Actual_Cost') }} as cost_status,
        {{ parse_integer('Num_sent') }} as messages_sent,

        ---------- booleans
        coalesce(record_status__s = 'Trash', false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('Start_Date', 'Asia/Shanghai') }} as starts_at,
        {{ parse_timestamp('End_Date', 'Asia/Shanghai') }} as ends_at,
        {{ parse_timestamp('Created_Time', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('Modified_Time', 'Asia/Shanghai') }} as updated_at

    from campaigns

),

judged as (

    select
        *,
        'zoho:' || organization_id || ':' || campaign_key as campaign_id,
        case
            when organization_id is null then 'no organization id'
            when campaign_key is null then 'no campaign id'
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
