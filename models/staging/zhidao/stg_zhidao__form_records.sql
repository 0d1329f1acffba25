with

form_records as (

    select * from {{ raw('zhidao', 'form_records') }}

),

renamed as (

    select
        ---------- keys
        'zhidao:' || app_code || ':' || data_id as record_key,
        app_code,
        data_id,
        {{ clean_text(json_text('fields', '客户编号')) }} as customer_no,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('form_name') }} as form_name,
        {{ clean_text('flow_status') }} as flow_status,
        fields,
        coalesce(
            {{ json_text('fields', '负责人') }},
            {{ json_text('fields', '跟进人') }},
            {{ json_text('fields', '受理人') }},
            {{ json_text('fields', '接待人') }}
        ) as staff_name,
        case {{ clean_text('form_name') }}
            when '销售订单' then {{ json_text('fields', '订单金额') }}
            when '积分流水' then {{ json_text('fields', '积分变动') }}
            when '商机' then {{ json_text('fields', '预计金额') }}
            else '0'
        end as amount_raw,

        ---------- booleans
        coalesce({{ parse_boolean('is_deleted') }}, false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('create_time', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('update_time', 'Asia/Shanghai') }} as updated_at

    from form_records

),

judged as (

    select
        *,
        'zhidao:' || app_code || ':'
        || {{ key_part('staff_name') }} as staff_id,
        {{ parse_amount('amount_raw') }} as amount,
        case
            when app_code is null or data_id is null then 'no record id'
            when
                coalesce(form_name, '') not in (
                    '客户档案', '线索', '跟进记录', '商机', '销售订单',
                    '售后工单', '预约登记', '积分流水'
                )
                then 'a form that is not mapped'
            when
                form_name in ('销售订单', '积分流水')
                and {{ amount_status('amount_raw') }} <> 'ok'
                then 'amount not readable'
            when created_at is null then 'time not readable'
            when created_at > {{ as_of() }} then 'created later than as_of'
            -- Customers are marked, orders cancelled and leads lost instead.
            when
                is_deleted
                and form_name not in ('客户档案', '线索', '销售订单')
                then 'deleted in the form'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_key'], 'updated_at') }} as row_status
    from judged

)

select * from final
