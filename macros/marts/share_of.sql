{#- Returns a part of a whole as a decimal; null when the whole is nothing. -#}
{%- macro share_of(part, whole) -%}
    cast(
        cast({{ part }} as decimal(18, 6)) / nullif({{ whole }}, 0)
        as decimal(18, 6)
    )
{%- endmacro -%}
