{#- Returns a query with one row per ratio of odds that may be chosen, in per cent:
    from a sixteenth to sixteen times, in steps of an eighth of a bit. -#}
{%- macro odds_on_offer() -%}
{%- for eighths in range(-32, 33) %}
select {{ (100 * 2 ** (eighths / 8)) | round | int }} as odds_percent
{{- '\nunion all' if not loop.last }}
{%- endfor %}
{%- endmacro -%}
