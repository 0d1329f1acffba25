{#- Returns the text of the other number in a cell that holds two, the first of
    them that normalize_phone passes over; null when there is only one. -#}
{%- macro other_phone(x) -%}
    {%- set mobile = '^(?:(?:[+]|00)?86[- ]?)?1[3-9](?:[- ]?[0-9]){9}$' -%}
    {%- call let('cell', replace_matches(clean_text(x), ' *[/;|、,]+ *', '/')) -%}
    {%- call let('first_part', "split_part(cell, '/', 1)") -%}
    {%- call let('second_part', "nullif(split_part(cell, '/', 2), '')") -%}
    case
        when
            {{ matches('second_part', mobile) }}
            and not {{ matches('first_part', mobile) }}
            then first_part
        else second_part
    end
    {%- endcall -%}
    {%- endcall -%}
    {%- endcall -%}
{%- endmacro -%}
