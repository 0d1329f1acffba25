{#- Returns the verdict on a unified social credit code, see
    GB 32100: 18 characters without I, O, S, V and Z, the last a check
    (MOD 31). A letter O or I is read as the digit it stands for, which the
    check character must then confirm. -#}
{%- macro parse_uscc(x) -%}
    {%- set alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY' -%}
    {%- set weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] -%}
    {%- set sum = weighted_sum('code', weights, alphabet) -%}
    case
        when {{ x }} is null then '=absent'
        else
    {% call let(
        'code',
        "replace(replace(upper(" ~ replace_matches(clean_text(x), '[ -]')
        ~ "), 'O', '0'), 'I', '1')"
    ) -%}
    case
        when code is null then '=absent'
        when {{ matches('code', '^[0-9A-Z]*[*]{2,}[0-9A-Z]*$') }} then '=masked'
        when {{ matches('code', '^[0-9]{6}[0-9A-Z]{9}$') }} then '=tax_number'
        when not {{ matches('code', '^[1-9A-HJ-NP-RTUWXY][0-9A-HJ-NP-RTUWXY][0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}$') }}
            then '=invalid'
        when substr('{{ alphabet }}', (31 - {{ sum }} % 31) % 31 + 1, 1) = right(code, 1)
            then '=ok ' || code
        else '=invalid'
    end
    {%- endcall %}
    end
{%- endmacro -%}
