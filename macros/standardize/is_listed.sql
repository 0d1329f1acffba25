{#- Returns whether a value is in a list of the blocked_values seed. -#}
{%- macro is_listed(value, list) -%}
    {{ value }} in (
        select listed.value
        from {{ ref('blocked_values') }} as listed
        where listed.list = {{ quoted(list) }}
    )
{%- endmacro -%}
