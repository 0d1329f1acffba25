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

row_changes as (

    select * from {{ ref('int_cdc__row_changes') }}

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
    from row_changes

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
