{#- Returns what becomes of a raw row: quarantined when it has a
    quarantine_reason, duplicate when a later version of the same key came,
    else kept. Later means newest_by, then batch, file and row. -#}
{%- macro row_status(keys, newest_by) -%}
    case
        when quarantine_reason is not null then 'quarantined'
        when
            row_number() over (
                partition by
                    quarantine_reason is null,
                    {{ keys | join(', ') }}
                order by
                    {{ newest_by }} desc nulls last,
                    _batch_id desc,
                    _source_file desc,
                    _source_row desc
            ) > 1
            then 'duplicate'
        else 'kept'
    end
{%- endmacro -%}
