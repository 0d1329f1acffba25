with

influences as (

    {{ landed_rows_from(
        'salesforce', 'campaign_influence', 'opportunities',
        "'salesforce:' || organization_id || ':' || opportunity_id"
    ) }}

),

opportunities as (

    select opportunity_id
    from {{ ref('stg_salesforce__opportunity') }}
    where row_status = 'kept'

),

others as (

    {{ landed_rows_from('salesforce', 'account', 'customers', 'record_id') }}
    union all
    {{ landed_rows_from('salesforce', 'contact', 'customers', 'record_id') }}
    union all
    {{ landed_rows_from('salesforce', 'lead', 'customers', 'record_id') }}
    union all
    {{ landed_rows_from(
        'salesforce', 'opportunity', 'opportunities', 'opportunity_id', 'amount'
    ) }}
    union all
    {{ landed_rows_from(
        'salesforce', 'order', 'orders', 'order_id', 'amount'
    ) }}
    union all
    {{ landed_rows_from('salesforce', 'user', 'staff', 'staff_id') }}
    union all
    {{ landed_rows_from('salesforce', 'campaign', 'campaigns', 'campaign_id') }}
    union all
    {{ landed_rows_from(
        'salesforce', 'campaign_member', 'campaign_touches', 'campaign_touch_id'
    ) }}
    union all
    {{ landed_rows_from('salesforce', 'task', 'follow_ups', 'follow_up_id') }}
    union all
    {{ landed_rows_from(
        'salesforce', 'case', 'service_cases', 'service_case_id'
    ) }}

),

-- An influence on a deal that never came says nothing.
placed as (

    select
        influences.system,
        influences.table_name,
        influences._batch_id,
        influences._source_file,
        influences._source_row,
        influences.entity,
        influences.entity_key,
        case
            when
                influences.row_status = 'kept'
                and opportunities.opportunity_id is null
                then 'quarantined'
            else influences.row_status
        end as row_status,
        case
            when
                influences.row_status = 'kept'
                and opportunities.opportunity_id is null
                then 'opportunity is not there'
            else influences.reason
        end as reason,
        influences.amount,
        influences.extra
    from influences
    left join opportunities
        on influences.entity_key = opportunities.opportunity_id

),

final as (

    select * from others

    union all

    select * from placed

)

select * from final
