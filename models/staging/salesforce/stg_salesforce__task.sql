with

tasks as (

    select * from {{ raw('salesforce', 'task') }}

),

renamed as (

    select
        ---------- keys
        organization_id,
        {{ normalize_salesforce_id('id') }} as task_id,
        id as task_id_raw,
        {{ normalize_salesforce_id('who_id') }} as who_id,
        {{ normalize_salesforce_id('what_id') }} as what_id,
        {{ normalize_salesforce_id('account_id') }} as account_id,
        {{ normalize_salesforce_id('owner_id') }} as owner_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('subject') }} as subject,
        {{ clean_text('description') }} as description,
        {{ clean_text('type') }} as task_type,
        {{ clean_text('task_subtype') }} as task_subtype,
        {{ clean_text('status') }} as source_status,

        ---------- booleans
        coalesce({{ parse_boolean('is_closed') }}, false) as is_closed,
        coalesce({{ parse_boolean('is_deleted') }}, false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('activity_date', 'Asia/Shanghai') }} as due_at,
        {{ parse_timestamp('created_date', 'UTC') }} as created_at,
        {{ parse_timestamp('last_modified_date', 'UTC') }} as updated_at

    from tasks

),

judged as (

    select
        *,
        'salesforce:' || organization_id || ':' || task_id as follow_up_id,
        case
            when organization_id is null then 'no organization id'
            when task_id_raw is null then 'no task id'
            when task_id is null then 'task id is damaged'
            when is_deleted then 'deleted in Salesforce'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['follow_up_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
