{#- Returns a whole number made from a text's MD5, the same on every engine: its
    sum over a group does not depend on the order of the rows. -#}
{%- macro text_number(text) -%}
    {{- adapter.dispatch('text_number', 'oneid')(text) -}}
{%- endmacro -%}

{%- macro default__text_number(text) -%}
    cast('0x' || left(md5({{ text }}), 15) as bigint)
{%- endmacro -%}

{%- macro spark__text_number(text) -%}
    cast(conv(left(md5({{ text }}), 15), 16, 10) as bigint)
{%- endmacro -%}
