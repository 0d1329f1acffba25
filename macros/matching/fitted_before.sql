{#- Returns a select of a table of the parameter set that the last release used;
    nothing when there is none, or when the run is to fit it anew. -#}
{%- macro fitted_before(table) -%}
    select *
    from {{ source('previous', table) }}
    {%- if var('refit', false) %}
    where 1 = 0
    {%- endif %}
{%- endmacro -%}
