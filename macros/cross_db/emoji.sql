{#- Returns emoji and other picture signs, for use inside a class `[…]`. -#}
{%- macro emoji() -%}
    \x{2190}-\x{21ff}\x{2300}-\x{27bf}\x{2900}-\x{2bff}\x{1f000}-\x{1faff}\x{e000}-\x{f8ff}
{%- endmacro -%}
