with

records as (

    select *
    from {{ ref('stg_zhidao__form_records') }}
    where row_status = 'kept'

),

customers as (

    select *
    from records
    where form_name = '客户档案'

),

leads as (

    select *
    from records
    where form_name = '线索'

),

guest_orders as (

    -- Buyers whose order names no customer that is on file.
    select orders.*
    from records as orders
    left join customers
        on
            orders.app_code = customers.app_code
            and orders.customer_no = customers.customer_no
    where
        orders.form_name = '销售订单'
        and customers.record_key is null
        and coalesce(
            {{ json_text('orders.fields', '收货人') }},
            {{ json_text('orders.fields', '收货电话') }}
        ) is not null

),

cells as (

    select
        *,
        record_key as record_id,
        data_id as source_record_id,
        'customer' as kind,
        {{ json_text('fields', '客户名称') }} as name_cell,
        {{ json_text('fields', '手机号') }} as phone_cell,
        customer_no as account_no
    from customers

    union all

    select
        *,
        record_key as record_id,
        data_id as source_record_id,
        'lead' as kind,
        {{ json_text('fields', '姓名') }} as name_cell,
        {{ json_text('fields', '手机号') }} as phone_cell,
        {{ json_text('fields', '转化客户编号') }} as account_no
    from leads

    union all

    select
        *,
        'zhidao:' || app_code || ':buyer:' || data_id as record_id,
        'buyer:' || data_id as source_record_id,
        'buyer' as kind,
        {{ json_text('fields', '收货人') }} as name_cell,
        {{ json_text('fields', '收货电话') }} as phone_cell,
        cast(null as {{ dbt.type_string() }}) as account_no
    from guest_orders

),

final as (

    select
        record_id,
        record_key,
        source_record_id,
        app_code,
        kind,
        {{ clean_text('account_no') }} as account_no,
        coalesce({{ json_text('fields', '客户类型') }} = '企业', false)
            as is_organisation,
        {{ clean_text('name_cell') }} as name_raw,
        {{ normalize_phone('phone_cell') }} as phone,
        {{ phone_status('phone_cell') }} as phone_status,
        phone_cell as phone_raw,
        {{ json_text('fields', '邮箱') }} as email_raw,
        {{ json_text('fields', '统一社会信用代码') }} as uscc_raw,
        {{ normalize_gender(json_text('fields', '性别')) }} as gender,
        nullif(split_part({{ json_text('fields', '所在地区') }}, '/', 1), '')
            as province_raw,
        nullif(split_part({{ json_text('fields', '所在地区') }}, '/', 2), '')
            as city_raw,
        nullif(split_part({{ json_text('fields', '所在地区') }}, '/', 3), '')
            as district_raw,
        {{ clean_text(json_text('fields', '详细地址')) }} as address_raw,
        {{ clean_text(json_text('fields', '会员等级')) }} as member_level,
        {{ clean_text(json_text('fields', '营销授权')) }} as consent_raw,
        {{ parse_boolean(json_text('fields', '营销授权')) }} as has_consented,
        is_deleted,
        {{ parse_date(json_text('fields', '生日')) }} as birth_date,
        created_at,
        updated_at
    from cells

)

select * from final
