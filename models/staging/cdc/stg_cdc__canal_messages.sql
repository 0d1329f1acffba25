with

messages as (

    select * from {{ raw('cdc', 'canal_messages') }}

),

renamed as (

    select
        ---------- keys
        kafka_topic || ':' || kafka_partition || ':' || kafka_offset
            as message_id,
        kafka_topic,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        message,
        {{ json_text('message', 'database') }} as database_name,
        {{ json_text('message', 'table') }} as table_name,
        {{ json_text('message', 'type') }} as operation,
        {{ json_text('message', 'data') }} as rows_raw,

        ---------- numbers
        {{ parse_integer('kafka_partition') }} as kafka_partition,
        {{ parse_integer('kafka_offset') }} as kafka_offset,

        ---------- timestamps
        {{ parse_timestamp(json_text('message', 'es'), 'UTC') }} as changed_at,
        {{ parse_timestamp(json_text('message', 'ts'), 'UTC') }} as sent_at

    from messages

),

judged as (

    select
        *,
        case
            when message_id is null then 'no position in the feed'
            when message is null then 'a tombstone'
            when operation not in ('INSERT', 'UPDATE', 'DELETE')
                then 'no change of rows'
            when table_name is null or rows_raw is null or changed_at is null
                then 'no change that can be read'
            when
                table_name not in (
                    'members', 'orders', 'order_items', 'member_points'
                )
                then 'a table that is not mapped'
            when changed_at > {{ as_of() }} then 'changed later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['message_id'], 'sent_at') }} as row_status
    from judged

)

select * from final
