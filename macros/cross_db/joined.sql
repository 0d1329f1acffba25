{#- Returns the elements of an array of texts as one text. -#}
{%- macro joined(array, separator) -%}
    {{- adapter.dispatch('joined', 'oneid')(array, separator) -}}
{%- endmacro -%}

{%- macro default__joined(array, separator) -%}
    array_to_string({{ array }}, {{ quoted(separator) }})
{%- endmacro -%}

{%- macro spark__joined(array, separator) -%}
    array_join({{ array }}, {{ quoted(separator) }})
{%- endmacro -%}
