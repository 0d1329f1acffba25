{#- Returns a select of the fate of every row of one staging table: the entity
    and key it was kept for, or why it was not; `amount` for money tables. -#}
{%- macro landed_rows_from(system, table, entity, entity_key, amount='null') -%}
    select
        '{{ system }}' as system,
        '{{ table }}' as table_name,
        _batch_id,
        _source_file,
        _source_row,
        '{{ entity }}' as entity,
        {{ entity_key }} as entity_key,
        row_status,
        quarantine_reason as reason,
        cast({{ amount }} as decimal(18, 4)) as amount,
        extra
    from {{ ref('stg_' ~ system ~ '__' ~ table) }}
{%- endmacro -%}
