{#- Returns the number in a phone control of a DingTalk form instance, from its
    `data`, with the country code where that is not China's. -#}
{%- macro form_field_phone(column_name, key) -%}
    {%- call let(
        'country_code',
        json_text(form_field_extend(column_name, key), 'countryCode')
    ) -%}
    case
        when country_code <> '+86' then country_code || ' '
        else ''
    end
    {%- endcall %} || {{ form_field_text(column_name, key) }}
{%- endmacro -%}
