{#- Returns the verdict on a taxpayer number. 18 characters are the unified social
    credit code, with its check; the numbers before it have none: 15 characters are
    a region and an organisation code, and a sole trader's 17 or 20 begin with a
    resident id. -#}
{%- macro parse_tax_number(x) -%}
    {%- set code = "upper(" ~ replace_matches(clean_text(x), '[ -]') ~ ")" -%}
    case
        when {{ x }} is null then '=absent'
        when length({{ code }}) = 18 then {{ parse_uscc(x) }}
        else
    {% call let('number', code) -%}
    case
        when number is null then '=absent'
        when {{ matches('number', '^[0-9A-Z]*[*]{2,}[0-9A-Z]*$') }} then '=masked'
        when replace(substr(number, 7), substr(number, 7, 1), '') = '' then '=fake'
        when {{ matches('number', '^[1-8][0-9]{5}[0-9A-Z]{9}$') }}
            or {{ matches('number', '^[1-8][0-9]{16}(?:[0-9X][0-9]{2})?$') }}
            then '=ok ' || number
        else '=invalid'
    end
    {%- endcall %}
    end
{%- endmacro -%}
