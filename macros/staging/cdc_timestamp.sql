{#- Returns a cell of a change feed as a UTC timestamp. A local time without a
    zone comes as text from Canal; Debezium counts the milliseconds (or, from
    PostgreSQL, microseconds) since 1970 as if the local time were UTC. -#}
{%- macro cdc_timestamp(cell, timezone='Asia/Shanghai') -%}
    case
        when {{ matches(cell, '^[1-9][0-9]{12}([0-9]{3})?$') }}
            then {{ to_utc(
                timestamp_from_epoch('left(' ~ cell ~ ', 13)'), timezone
            ) }}
        else {{ parse_timestamp(cell, timezone) }}
    end
{%- endmacro -%}
