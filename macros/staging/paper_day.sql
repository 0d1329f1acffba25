{#- Returns a day as written by hand with its year in four digits: `24.3.5` is
    `2024.3.5`. -#}
{%- macro paper_day(cell) -%}
    {{- replace_matches(
        clean_text(cell), '^([0-9]{2})([-./年][0-9]{1,2}[-./月][0-9]{1,2}日?)$', '20[1][2]'
    ) -}}
{%- endmacro -%}
