{#- Returns the number in a text of money as plain digits with sign and point,
    or null when it is not one amount in `unit` (yuan or fen). -#}
{%- macro read_amount(x, unit='yuan') -%}
    {%- set before = '' if unit == 'fen' else '(?:¥|[$]|€|£|CNY|RMB|人民币|USD|EUR|GBP|HKD)?' -%}
    {%- set after = '分?' if unit == 'fen' else '(?:元|圆|CNY|RMB|yuan)?' -%}
    {%- set digits = '(?:[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]*)?|[0-9]+(?:[.][0-9]*)?(?:[eE][-+]?[0-9]{1,2})?|[.][0-9]+)' -%}
    {%- set money = '^(?:[-+]? ?' ~ before ~ '|' ~ before ~ ' ?[-+])? ?' ~ digits ~ ' ?' ~ after ~ '-?$' -%}
    {%- set bracketed = '^[(]' ~ before ~ ' ?' ~ digits ~ ' ?' ~ after ~ '[)]$' -%}
    case
        when {{ x }} is null then null
        when {{ matches(x, '^-?[0-9]+(?:[.][0-9]+)?$') }} then {{ x }}
        else
            {% call let('amount_text', "replace(" ~ clean_text(x) ~ ", '−', '-')") %}
            case
                when {{ matches('amount_text', money) }}
                    or {{ matches('amount_text', bracketed) }}
                    then
                        case
                            when {{ matches('amount_text', '^[(]|^[^0-9]*-|-$') }} then '-'
                            else ''
                        end
                        || replace({{ extract_match('amount_text', digits) }}, ',', '')
            end
            {%- endcall %}
    end
{%- endmacro -%}
