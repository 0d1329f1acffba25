with

customers as (

    select * from {{ raw('youzan', 'customers') }}

),

renamed as (

    select
        ---------- keys
        'youzan:' || node_kdt_id || ':' || yz_open_id as record_id,
        node_kdt_id as kdt_id,
        yz_open_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('mobile') }} as phone,
        {{ phone_status('mobile') }} as phone_status,
        mobile as phone_raw,
        -- `fasn_type` is the API's own spelling; 1 is a follower of this shop,
        -- 9 one of an agency, whose numbers mean nothing here.
        case
            when {{ clean_text('fasn_type') }} = '1'
                then nullif({{ clean_text('fans_id') }}, '0')
        end as fans_id,
        {{ clean_text('card_no') }} as member_card_no,

        ---------- text
        {{ clean_text('name') }} as name_raw,
        {{ clean_text('weixin_nickname') }} as nickname,
        {{ normalize_gender('gender') }} as gender,
        {{ json_text('contact_address', 'province') }} as province_raw,
        {{ json_text('contact_address', 'city') }} as city_raw,
        {{ json_text('contact_address', 'county') }} as district_raw,
        {{ json_text('contact_address', 'address') }} as address_raw,
        {{ normalize_tags('tag_names') }} as tags,
        {{ clean_text('source_type') }} as source_type,

        ---------- numbers
        {{ parse_amount('points') }} as points,

        ---------- booleans
        {{ parse_boolean('is_member') }} as is_member,
        -- Imported lists (300, 301) and unknown sources (0) prove no number.
        coalesce(
            {{ clean_text('source_type') }} not in ('0', '300', '301'), false
        ) as is_phone_verified,

        ---------- dates and timestamps
        {{ parse_date('birthday') }} as birth_date,
        {{ parse_timestamp('created_at', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('member_created_at', 'Asia/Shanghai') }}
            as member_created_at,
        {{ parse_timestamp('updated_time', 'Asia/Shanghai') }} as updated_at

    from customers

),

judged as (

    select
        *,
        case
            when kdt_id is null then 'no shop'
            when yz_open_id is null then 'no user id'
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
