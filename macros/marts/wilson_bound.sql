{#- Returns a bound of the 95 % Wilson interval of a share, `low` or `high`;
    null when there is nothing to take a share of. -#}
{%- macro wilson_bound(part, whole, side) -%}
    {%- set n = 'nullif(cast(' ~ whole ~ ' as double), 0)' -%}
    {%- set p = '(' ~ part ~ ' / ' ~ n ~ ')' -%}
    {%- set z = '1.959964' -%}
    cast(
        (
            {{ p }} + {{ z }} * {{ z }} / (2 * {{ n }})
            {{ '-' if side == 'low' else '+' }} {{ z }} * sqrt(
                {{ p }} * (1 - {{ p }}) / {{ n }}
                + {{ z }} * {{ z }} / (4 * {{ n }} * {{ n }})
            )
        ) / (1 + {{ z }} * {{ z }} / {{ n }})
        as decimal(18, 6)
    )
{%- endmacro -%}
