{%- set phone_pattern = '(?:^|[^0-9])(1[3-9][0-9]{9})(?:[^0-9]|$)' -%}

with

follow_users as (

    select * from {{ raw('wecom', 'follow_users') }}

),

renamed as (

    select
        ---------- keys
        'wecom:' || corp_id || ':' || external_userid || ':' || userid
            as follow_user_id,
        'wecom:' || corp_id || ':' || external_userid as record_id,
        corp_id,
        external_userid,
        userid as staff_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        remark_mobiles as remark_mobiles_raw,
        {{ extract_match(clean_text('remark'), phone_pattern, 1) }}
            as phone_in_remark,
        {{ extract_match(clean_text('description'), phone_pattern, 1) }}
            as phone_in_description,

        ---------- text
        {{ clean_text('remark') }} as remark,
        {{ clean_text('description') }} as description,
        {{ clean_text('remark_corp_name') }} as remark_company_name,
        {{ clean_text('add_way') }} as add_way,
        {{ clean_text('state') }} as campaign,
        {{ clean_text('tags') }} as tags,

        ---------- timestamps
        {{ parse_timestamp('createtime', 'Asia/Shanghai') }} as created_at

    from follow_users

),

judged as (

    select
        *,
        case
            when corp_id is null then 'no corporation'
            when external_userid is null then 'no contact id'
            when staff_id is null then 'no staff id'
            when created_at > {{ as_of() }} then 'added later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['follow_user_id'], 'created_at') }} as row_status
    from judged

)

select * from final
