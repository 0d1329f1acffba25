with

messages as (

    select * from {{ raw('cdc', 'debezium_messages') }}

),

opened as (

    -- A converter that sends the schema wraps the envelope in a payload.
    select
        *,
        coalesce({{ json_text('message', 'payload') }}, message) as envelope
    from messages

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
        {{ json_text(json_text('envelope', 'source'), 'db') }} as database_name,
        {{ json_text(json_text('envelope', 'source'), 'table') }} as table_name,
        {{ json_text('envelope', 'op') }} as operation,
        case
            when {{ json_text('envelope', 'op') }} = 'd'
                then {{ json_text('envelope', 'before') }}
            else {{ json_text('envelope', 'after') }}
        end as row_raw,

        ---------- numbers
        {{ parse_integer('kafka_partition') }} as kafka_partition,
        {{ parse_integer('kafka_offset') }} as kafka_offset,

        ---------- timestamps
        {{ parse_timestamp(
            json_text(json_text('envelope', 'source'), 'ts_ms'), 'UTC'
        ) }} as changed_at,
        {{ parse_timestamp(json_text('envelope', 'ts_ms'), 'UTC') }} as sent_at

    from opened

),

judged as (

    select
        *,
        case
            when message_id is null then 'no position in the feed'
            when message is null then 'a tombstone'
            when operation not in ('r', 'c', 'u', 'd')
                then 'no change of rows'
            when table_name is null or row_raw is null or changed_at is null
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
