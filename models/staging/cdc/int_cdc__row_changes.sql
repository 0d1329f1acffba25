with

canal as (

    select *
    from {{ ref('stg_cdc__canal_messages') }}
    where row_status = 'kept'

),

debezium as (

    select *
    from {{ ref('stg_cdc__debezium_messages') }}
    where row_status = 'kept'

),

changes as (

    select
        'canal_messages' as feed,
        _batch_id,
        _source_file,
        _source_row,
        kafka_topic,
        kafka_partition,
        kafka_offset,
        database_name,
        table_name,
        operation = 'DELETE' as is_deleted,
        changed_at,
        sent_at,
        {{ explode_json_array('rows_raw') }} as row_raw
    from canal

    union all

    select
        'debezium_messages' as feed,
        _batch_id,
        _source_file,
        _source_row,
        kafka_topic,
        kafka_partition,
        kafka_offset,
        database_name,
        table_name,
        operation = 'd' as is_deleted,
        changed_at,
        sent_at,
        row_raw
    from debezium

),

keyed as (

    select
        *,
        {{ json_text('row_raw', 'id') }} as row_key,
        case table_name
            when 'orders' then {{ json_text('row_raw', 'pay_amount') }}
            when 'order_items' then {{ json_text('row_raw', 'amount') }}
            when 'member_points' then {{ json_text('row_raw', 'points') }}
            else '0'
        end as amount_raw
    from changes

),

final as (

    select
        *,
        {{ parse_amount('amount_raw') }} as amount,
        case
            when row_key is null then 'no key'
            -- PostgreSQL shows of a deleted row no more than its key.
            when not is_deleted and {{ amount_status('amount_raw') }} <> 'ok'
                then 'amount not readable'
        end as quarantine_reason
    from keyed

)

select * from final
