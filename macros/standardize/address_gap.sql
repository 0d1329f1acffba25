{#- Returns the pattern of what stands between the parts of an address. -#}
{%- macro address_gap() -%}
    [ ,;/、@#>-]
{%- endmacro -%}
