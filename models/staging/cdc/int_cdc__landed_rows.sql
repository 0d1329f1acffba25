with

messages as (

    select
        'canal_messages' as feed,
        _batch_id,
        _source_file,
        _source_row,
        row_status,
        quarantine_reason,
        extra
    from {{ ref('stg_cdc__canal_messages') }}

    union all

    select
        'debezium_messages' as feed,
        _batch_id,
        _source_file,
        _source_row,
        row_status,
        quarantine_reason,
        extra
    from {{ ref('stg_cdc__debezium_messages') }}

),

changes as (

    select
        *,
        case table_name
            when 'members' then 'customers'
            when 'orders' then 'orders'
            when 'order_items' then 'order_lines'
            when 'member_points' then 'loyalty_entries'
        end as entity,
        'cdc:' || database_name || ':' || row_key as entity_key
    from {{ ref('int_cdc__changes') }}

),

-- A message holds rows of one table; it is kept while one of them is.
fates as (

    select
        feed,
        _batch_id,
        _source_file,
        _source_row,
        max(entity) as entity,
        min(case when is_latest or is_state then entity_key end) as kept_key,
        min(entity_key) as any_key,
        max(case when quarantine_reason is null then 1 else 0 end)
            as has_good_rows,
        max(quarantine_reason) as quarantine_reason,
        sum(
            case
                when is_state and not (is_gone and table_name = 'order_items')
                    then amount
            end
        ) as amount
    from changes
    group by feed, _batch_id, _source_file, _source_row

),

final as (

    select
        'cdc' as system,
        messages.feed as table_name,
        messages._batch_id,
        messages._source_file,
        messages._source_row,
        fates.entity,
        coalesce(fates.kept_key, fates.any_key) as entity_key,
        case
            when fates.kept_key is not null then 'kept'
            when fates.has_good_rows = 1 then 'duplicate'
            when fates.feed is not null then 'quarantined'
            -- A message without a row changes nothing either.
            when messages.row_status = 'kept' then 'quarantined'
            else messages.row_status
        end as row_status,
        case
            when fates.feed is null and messages.row_status = 'kept'
                then 'no rows in the message'
            when fates.has_good_rows = 1 then null
            else coalesce(messages.quarantine_reason, fates.quarantine_reason)
        end as reason,
        cast(
            case
                when fates.entity in ('orders', 'order_lines')
                    then fates.amount
            end as decimal(18, 4)
        ) as amount,
        messages.extra
    from messages
    left join fates
        on
            messages.feed = fates.feed
            and messages._batch_id = fates._batch_id
            and messages._source_file = fates._source_file
            and messages._source_row = fates._source_row

)

select * from final
