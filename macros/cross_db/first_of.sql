{#- Returns the first element of an array, or null when it is empty. -#}
{%- macro first_of(array) -%}
    {{- adapter.dispatch('first_of', 'oneid')(array) -}}
{%- endmacro -%}

{%- macro default__first_of(array) -%}
    {{ array }}[1]
{%- endmacro -%}

{%- macro spark__first_of(array) -%}
    get({{ array }}, 0)
{%- endmacro -%}
