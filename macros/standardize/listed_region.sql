{#- Returns the pattern of a region after a gap, as in `,朝阳`: characters of which
    the last does not end a street or a building. -#}
{%- macro listed_region() -%}
    {%- set gap = address_gap() -%}
    {{- gap }}+[{{ han() }}]{1,7}[^路街巷弄号楼苑| ,;/、@#>0-9A-Za-z-]
{%- endmacro -%}
