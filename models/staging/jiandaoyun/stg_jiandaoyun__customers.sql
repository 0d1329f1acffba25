with

customers as (

    select * from {{ raw('jiandaoyun', 'customers') }}

),

renamed as (

    select
        ---------- keys
        'jiandaoyun:' || appid || ':' || _id as record_id,
        appid as app_id,
        _id as data_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text, cleaned in int_jiandaoyun__customer_states
        customer_name,
        customer_type,
        _widget_1514887799200 as phone_cell,
        _widget_1514887799201 as email_cell,
        _widget_1514887799202 as gender_cell,
        birthday,
        uscc as uscc_cell,
        address as address_cell,
        tags as tags_cell,
        lead_source,
        consent as consent_cell,
        points as points_cell,
        owner as owner_cell,

        ---------- timestamps
        {{ parse_timestamp('createTime', 'UTC') }} as created_at,
        {{ parse_timestamp('updateTime', 'UTC') }} as updated_at

    from customers

),

judged as (

    select
        *,
        case
            when app_id is null then 'no app id'
            when data_id is null then 'no record id'
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
