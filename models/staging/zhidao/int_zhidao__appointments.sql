with

records as (

    select *
    from {{ ref('int_zhidao__records') }}
    where form_name = '预约登记'

),

final as (

    select
        record_key as appointment_id,
        'zhidao' as system,
        'zhidao_forms' as channel,
        data_id as source_appointment_id,
        record_id,
        {{ null_columns(['store_id']) }},
        staff_id,
        {{ clean_text(json_text('fields', '预约项目')) }} as service_name,
        case {{ json_text('fields', '预约状态') }}
            when '已预约' then 'booked'
            when '已到店' then 'attended'
            when '已取消' then 'cancelled'
            when '爽约' then 'no_show'
            else 'unknown'
        end as status,
        {{ clean_text(json_text('fields', '预约状态')) }} as source_status,
        created_at as booked_at,
        {{ parse_timestamp(
            json_text('fields', '预约时间'), 'Asia/Shanghai'
        ) }} as starts_at,
        {{ null_columns(['ends_at']) }}
    from records

)

select * from final
