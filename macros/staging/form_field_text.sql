{#- Returns the text of one control of a DingTalk form instance, from its
    `data`: a control is its text, or an object with the text under `value`. -#}
{%- macro form_field_text(column_name, key) -%}
    {%- call let('field_text', json_text(column_name, key)) -%}
    case
        when left(field_text, 1) = '{' then {{ json_text('field_text', 'value') }}
        else field_text
    end
    {%- endcall -%}
{%- endmacro -%}
