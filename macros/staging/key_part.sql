{#- Returns a source's own key or scope as a part of our keys: a colon in it is
    escaped, so that two different keys never read the same. -#}
{%- macro key_part(column_name) -%}
    case
        when instr({{ column_name }}, '%') + instr({{ column_name }}, ':') > 0
            then replace(replace({{ column_name }}, '%', '%25'), ':', '%3A')
        else {{ column_name }}
    end
{%- endmacro -%}
