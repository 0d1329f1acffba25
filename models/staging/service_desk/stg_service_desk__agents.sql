with

agents as (

    select * from {{ raw('service_desk', 'agents') }}

),

renamed as (

    select
        ---------- keys
        'service_desk:' || subdomain || ':' || id as staff_id,
        subdomain,
        id as source_staff_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('nick_name') }} as staff_name,
        {{ clean_text('user_group') }} as department,
        {{ clean_text('duty') }} as job_title,

        ---------- booleans
        {{ parse_boolean('disabled') }} as is_disabled

    from agents

),

judged as (

    select
        *,
        case
            when subdomain is null then 'no subdomain'
            when source_staff_id is null then 'no agent id'
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
