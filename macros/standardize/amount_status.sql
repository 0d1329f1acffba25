{#- Returns ok, out_of_range, invalid or absent for parse_amount. -#}
{%- macro amount_status(x, unit='yuan') -%}
    case
        when {{ parse_amount(x, unit) }} is not null then 'ok'
        when {{ clean_text(x) }} is null then 'absent'
        when {{ read_amount(x, unit) }} is not null then 'out_of_range'
        else 'invalid'
    end
{%- endmacro -%}
