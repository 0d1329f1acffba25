with

users as (

    select * from {{ raw('salesforce', 'user') }}

),

renamed as (

    select
        ---------- keys
        organization_id,
        {{ normalize_salesforce_id('id') }} as user_id,
        id as user_id_raw,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('name') }} as staff_name,
        {{ clean_text('department') }} as department,
        {{ clean_text('title') }} as job_title,

        ---------- booleans
        {{ parse_boolean('is_active') }} as is_active,

        ---------- timestamps
        {{ parse_timestamp('last_modified_date', 'UTC') }} as updated_at

    from users

),

judged as (

    select
        *,
        'salesforce:' || organization_id || ':' || user_id as staff_id,
        case
            when organization_id is null then 'no organization id'
            when user_id_raw is null then 'no user id'
            when user_id is null then 'user id is damaged'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['staff_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
