{#- Returns the key of an address detail: in lower case and simplified characters,
    without blanks and punctuation, buildings as 栋 and rooms without 室; null when
    the text is no address. -#}
{%- macro normalize_address(x) -%}
    {{- value_of(parse_address(x)) -}}
{%- endmacro -%}
