{#- Returns the verdict on a resident id number, as 18 characters; see
    GB 11643: region, birth date, sequence, check character
    (ISO 7064 MOD 11-2). The old form of 15 digits gets a century and a check. -#}
{%- macro parse_resident_id(x) -%}
    {%- set region = '^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])' -%}
    {%- set weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] -%}
    {%- set sum = weighted_sum('id_body', weights, '0123456789') -%}
    case
        when {{ x }} is null then '=absent'
        else
    {% call let('id_text', "upper(replace(" ~ clean_text(x) ~ ", ' ', ''))") -%}
    {%- call let(
        'id_body',
        "case when length(id_text) = 15 then left(id_text, 6) || '19' || right(id_text, 9)"
        ~ " else left(id_text, 17) end"
    ) -%}
    case
        when id_text is null then '=absent'
        when {{ matches('id_text', '^[0-9]+[*xX]{3,}[0-9X]*$') }} then '=masked'
        when not {{ matches('id_text', region ~ '[0-9]{13}(?:[0-9]{2}[0-9X])?$') }}
            then '=invalid'
        when not coalesce(
            {{ is_plausible_birth_date(birth_date_in('id_body')) }}, false
        ) then '=invalid'
        when length(id_text) = 18
            and right(id_text, 1) <> substr('10X98765432', {{ sum }} % 11 + 1, 1)
            then '=invalid'
        else '=ok ' || id_body || substr('10X98765432', {{ sum }} % 11 + 1, 1)
    end
    {%- endcall -%}
    {%- endcall %}
    end
{%- endmacro -%}
