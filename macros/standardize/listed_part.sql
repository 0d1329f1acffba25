{#- Returns the region between two gaps that an address begins with (`,朝阳,`),
    as written with the gap before it, or ''. -#}
{%- macro listed_part(address) -%}
    {%- set gap = address_gap() -%}
    case
        when {{ matches(address, '^' ~ gap ~ '+[' ~ han() ~ ']{1,7}[路街巷弄号楼苑]' ~ gap) }}
            then ''
        else coalesce(
            {{ extract_match(address, '^(' ~ gap ~ '+[' ~ han() ~ ']{2,8})' ~ gap, 1) }},
            ''
        )
    end
{%- endmacro -%}
