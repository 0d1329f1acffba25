{#- Returns an aggregate, the net promoter score of answers on a scale from 0 to
    10, from -100 to 100: percent of 9 and 10 less percent of 0 to 6. -#}
{%- macro net_promoter_score(answer) -%}
    cast(
        100.0 * sum(
            case
                when {{ answer }} >= 9 then 1
                when {{ answer }} < 7 then -1
                when {{ answer }} is not null then 0
            end
        ) / nullif(count({{ answer }}), 0)
        as decimal(18, 4)
    )
{%- endmacro -%}
