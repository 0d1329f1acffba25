{#- Returns an expression whose body, the block of the call, may use one value
    by a name of its own: the value is written and computed once. -#}
{%- macro let(name, value) -%}
    {{- adapter.dispatch('let', 'oneid')(name, value, caller()) -}}
{%- endmacro -%}

{%- macro default__let(name, value, body) -%}
    list_transform([{{ value }}], lambda {{ name }}: {{ body }})[1]
{%- endmacro -%}
