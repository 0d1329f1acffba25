with

sales_records as (

    select * from {{ raw('fxiaoke', 'active_record_obj') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('tenant_id') }} as tenant_id,
        {{ clean_text('_id') }} as source_follow_up_id,
        {{ related_object_id('related_object_data', 'AccountObj') }}
            as account_id,
        {{ related_object_id('related_object_data', 'ContactObj') }}
            as contact_id,
        {{ related_object_id('related_object_data', 'LeadsObj') }}
            as lead_key,
        {{ related_object_id('related_object_data', 'NewOpportunityObj') }}
            as source_opportunity_id,
        {{ extract_match('owner', '[A-Za-z0-9_]+') }} as staff_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('active_record_type__r') }} as source_method,
        {{ clean_text('active_record_content') }} as content,
        {{ json_text('owner__r', 'name') }} as staff_name,

        ---------- booleans
        coalesce({{ parse_boolean('is_deleted') }}, false)
        or coalesce(life_status = 'invalid', false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('create_time', 'Asia/Shanghai') }}
            as followed_up_at,
        {{ parse_timestamp('last_modified_time', 'Asia/Shanghai') }}
            as updated_at

    from sales_records

),

judged as (

    select
        *,
        'fxiaoke:' || tenant_id || ':' || source_follow_up_id as follow_up_id,
        'fxiaoke:' || tenant_id || ':'
        || coalesce(contact_id, lead_key, account_id) as subject_record_id,
        'fxiaoke:' || tenant_id || ':' || source_opportunity_id
            as opportunity_id,
        'fxiaoke:' || tenant_id || ':' || staff_key as staff_id,
        case
            when tenant_id is null then 'no tenant id'
            when source_follow_up_id is null then 'no sales record id'
            when followed_up_at > {{ as_of() }} then 'made later than as_of'
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
