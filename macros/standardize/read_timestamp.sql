{#- Returns the UTC time that a text stands for, in any of the forms that
    parse_timestamp knows, or null; no judgement on its meaning. The forms that
    most systems write take the short way. -#}
{%- macro read_timestamp(x, timezone='Asia/Shanghai') -%}
    {%- set plain = '^[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2}:[0-9]{2})?$' -%}
    case
        when {{ x }} is null then null
        when {{ matches(x, plain) }}
            then {{ to_utc(try_timestamp(x), timezone) }}
        when {{ matches(x, '^[1-9][0-9]{9}$') }}
            then {{ timestamp_from_epoch('1000 * cast(' ~ x ~ ' as bigint)') }}
        when {{ matches(x, '^[1-9][0-9]{12}$') }}
            then {{ timestamp_from_epoch(x) }}
        else
            {% call let('time_text', clean_text(x)) %}
            case
                when {{ matches('time_text', '^[0-9]+(?:[.][0-9]+)?$') }}
                    then {{ read_numeric_timestamp('time_text', timezone) }}
                else {{ read_written_timestamp('time_text', timezone) }}
            end
            {%- endcall %}
    end
{%- endmacro -%}
