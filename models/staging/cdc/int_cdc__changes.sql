{%- set newest -%}
    changed_at desc,
                sent_at desc nulls last,
                kafka_offset desc,
                kafka_partition desc,
                kafka_topic desc,
                _batch_id desc,
                _source_file desc,
                _source_row desc,
                row_raw desc
{%- endset -%}
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

judged as (

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

),

ranked as (

    -- The latest by the clock of the database, not by arrival: what comes late
    -- or a second time changes nothing. The state of a deleted row is the last
    -- one before that.
    select
        *,
        row_number() over (
            partition by
                quarantine_reason is null, database_name, table_name, row_key
            order by {{ newest }}
        ) as change_rank,
        row_number() over (
            partition by
                quarantine_reason is null, database_name, table_name, row_key
            order by is_deleted asc, {{ newest }}
        ) as state_rank
    from judged

),

final as (

    select
        *,
        quarantine_reason is null and change_rank = 1 as is_latest,
        quarantine_reason is null and state_rank = 1 as is_state,
        max(
            case when change_rank = 1 and is_deleted then 1 else 0 end
        ) over (
            partition by
                quarantine_reason is null, database_name, table_name, row_key
        ) = 1 as is_gone,
        max(changed_at) over (
            partition by
                quarantine_reason is null, database_name, table_name, row_key
        ) as last_changed_at
    from ranked

)

select * from final
