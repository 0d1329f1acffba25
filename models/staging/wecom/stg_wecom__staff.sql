with

staff as (

    select * from {{ raw('wecom', 'staff') }}

),

renamed as (

    select
        ---------- keys
        'wecom:' || corp_id || ':' || userid as staff_id,
        corp_id,
        userid as source_staff_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('name') }} as staff_name,
        {{ clean_text('department_name') }} as department,
        {{ clean_text('position') }} as job_title,
        {{ clean_text('status') }} as source_status

    from staff

),

judged as (

    select
        *,
        case
            when corp_id is null then 'no corporation'
            when source_staff_id is null then 'no staff id'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['staff_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
