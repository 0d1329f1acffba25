with

instances as (

    select * from {{ raw('dingtalk', 'crm_customers') }}

),

unpacked as (

    select
        *,
        {{ form_field_phone('data', 'customer_phone') }} as phone_raw,
        {{ form_field_text('data', 'address') }} as address_raw
    from instances

),

renamed as (

    select
        ---------- keys
        corp_id,
        instanceid as instance_id,
        {{ clean_text('objectType') }} as object_type,
        {{ extract_match('ownerStaffIds', '[^\\[\\]", ]+') }} as staff_key,
        {{ clean_text('creatorUserId') }} as creator_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone_raw') }} as phone,
        {{ phone_status('phone_raw') }} as phone_status,
        phone_raw,

        ---------- text
        {{ clean_text(form_field_text('data', 'customer_name')) }} as name_raw,
        {{ clean_text(form_field_text('data', 'customer_follow_up_status')) }}
            as follow_up_status,
        {{ address_province('address_raw') }} as province_raw,
        {{ address_city('address_raw') }} as city_raw,
        {{ address_district('address_raw') }} as district_raw,
        {{ address_detail('address_raw') }} as address_detail,
        {{ clean_text('creatorNick') }} as creator_name,
        {{ clean_text('procInstStatus') }} as approval_status,

        ---------- booleans
        {{ matches(lower_case('objectType'), 'personal') }} as is_person,

        ---------- timestamps
        {{ parse_timestamp('gmtCreate', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('gmtModified', 'Asia/Shanghai') }} as updated_at

    from unpacked

),

judged as (

    select
        *,
        'dingtalk:' || corp_id || ':' || instance_id as record_id,
        'dingtalk:' || corp_id || ':' || staff_key as staff_id,
        case
            when corp_id is null then 'no corporation'
            when instance_id is null then 'no instance id'
            when object_type is null then 'no kind of customer'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
