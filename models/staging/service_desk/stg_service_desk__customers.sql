with

customers as (

    select * from {{ raw('service_desk', 'customers') }}

),

renamed as (

    select
        ---------- keys
        'service_desk:' || subdomain || ':' || id as record_id,
        subdomain,
        id as customer_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        cellphones as cellphones_raw,
        {{ normalize_email('email') }} as email,
        {{ email_status('email') }} as email_status,
        email as email_raw,
        {{ clean_text('weixin_appid') }} as wechat_appid,
        {{ clean_text('weixin_openid') }} as wechat_openid,

        ---------- text
        {{ clean_text('nick_name') }} as name_raw,
        {{ clean_text('level') }} as member_level,
        {{ normalize_tags('tags') }} as tags,

        ---------- booleans
        {{ parse_boolean('is_blocked') }} as is_blocked,

        ---------- timestamps
        {{ parse_timestamp('deleted_at', 'Asia/Shanghai') }} as deleted_at,
        {{ parse_timestamp('created_at', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('updated_at', 'Asia/Shanghai') }} as updated_at

    from customers

),

judged as (

    select
        *,
        case
            when subdomain is null then 'no subdomain'
            when customer_id is null then 'no customer id'
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
