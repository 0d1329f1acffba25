{#- Returns all kinds of blanks, line breaks included, for a class `[…]`. -#}
{%- macro blanks() -%}
    \x09-\x0d \x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}
{%- endmacro -%}
