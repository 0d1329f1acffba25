with

contacts as (

    select * from {{ raw('wecom', 'contacts') }}

),

renamed as (

    select
        ---------- keys
        'wecom:' || corp_id || ':' || external_userid as record_id,
        corp_id,
        external_userid,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ clean_text('unionid') }} as wechat_unionid,

        ---------- text
        {{ clean_text('type') }} as contact_type,
        {{ clean_text('name') }} as contact_name,
        {{ normalize_gender('gender') }} as gender,
        coalesce(
            {{ clean_text('corp_full_name') }},
            {{ clean_text('corp_name') }}
        ) as company_name,
        {{ clean_text('position') }} as job_title

    from contacts

),

judged as (

    select
        *,
        case
            when corp_id is null then 'no corporation'
            when external_userid is null then 'no contact id'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
