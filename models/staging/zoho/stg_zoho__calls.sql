with

calls as (

    select * from {{ raw('zoho', 'calls') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('org_id') }} as organization_id,
        {{ clean_text('id') }} as call_key,
        {{ json_text('Who_Id', 'id') }} as contact_id,
        {{ json_text('What_Id', 'id') }} as subject_id,
        {{ json_text('Owner', 'id') }} as staff_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('Subject') }} as subject,
        {{ clean_text('Call_Type') }} as call_type,
        {{ clean_text('Call_Result') }} as call_result,
        {{ clean_text('Description') }} as description,
        {{ json_text('Owner', 'name') }} as staff_name,

        ---------- numbers
        {{ parse_integer('Call_Duration_in_seconds') }} as duration_seconds,

        ---------- booleans
        coalesce(record_status__s = 'Trash', false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('Call_Start_Time', 'Asia/Shanghai') }}
            as followed_up_at,
        {{ parse_timestamp('Modified_Time', 'Asia/Shanghai') }} as updated_at

    from calls

),

judged as (

    select
        *,
        'zoho:' || organization_id || ':' || call_key as follow_up_id,
        'zoho:' || organization_id || ':' || contact_id as contact_record_id,
        'zoho:' || organization_id || ':' || subject_id as subject_key,
        'zoho:' || organization_id || ':' || staff_key as staff_id,
        case
            when organization_id is null then 'no organization id'
            when call_key is null then 'no call id'
            when followed_up_at > {{ as_of() }} then 'planned later than as_of'
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
