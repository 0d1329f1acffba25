{#- Returns a cell of a change feed as a date: text from Canal, days since 1970
    from Debezium. -#}
{%- macro cdc_date(cell) -%}
    case
        when {{ matches(cell, '^-?[0-9]{1,5}$') }}
            then cast(
                {{ timestamp_from_epoch(
                    '86400000 * cast(' ~ cell ~ ' as bigint)'
                ) }} as date
            )
        else {{ parse_date(cell) }}
    end
{%- endmacro -%}
