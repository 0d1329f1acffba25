{#- Returns true or false for a yes or no in any coding, else null. -#}
{%- macro parse_boolean(x) -%}
    case
        when {{ x }} is not null then
            {% call let('flag', lower_case(clean_text(x))) %}
            case
                when flag in ('1', '1.0', 'true', 't', 'yes', 'y', 'on', '是', '真') then true
                when flag in ('0', '0.0', 'false', 'f', 'no', 'n', 'off', '否', '假') then false
            end
            {%- endcall %}
    end
{%- endmacro -%}
