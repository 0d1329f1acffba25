{#- Returns Gauss's ₂F₁(a, b; c; z) for 0 <= z < 1: its series from the last term
    inwards, each term by the one before it, so that nothing can overflow. The error
    is below z to the power of `terms`. -#}
{%- macro hypergeometric(a, b, c, z, terms=80) -%}
    {%- for n in range(terms) -%}
        (1 + ({{ a }} + {{ n }}) * ({{ b }} + {{ n }})
        / nullif(({{ c }} + {{ n }}) * {{ n + 1 }}, 0) * {{ z }} *
    {%- endfor %} 1
    {%- for n in range(terms) %}){% endfor -%}
{%- endmacro -%}
