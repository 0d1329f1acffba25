{#- Returns a cleaned address that begins with its province: without the country,
    and with the part after `@#` first where only that has the province. -#}
{%- macro address_text(x) -%}
    {%- call let('whole', replace_matches(clean_text(x), '^(?:中国|中华人民共和国)' ~ address_gap() ~ '*')) -%}
    case
        when instr(whole, '@#') > 0
            and {{ province_in("substr(whole, instr(whole, '@#') + 2)") }} <> ''
            and {{ province_in('whole') }} = ''
            then
                substr(whole, instr(whole, '@#') + 2)
                || ',' || left(whole, instr(whole, '@#') - 1)
        else whole
    end
    {%- endcall -%}
{%- endmacro -%}
