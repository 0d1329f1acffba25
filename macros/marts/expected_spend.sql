{#- Returns the money that Gamma-Gamma expects of one purchase of a customer, by the
    number and the mean money of its repeat purchases; of one without any, the mean
    of all. Reads `parameters`, pivoted from clv_parameters. -#}
{%- macro expected_spend(repeat_count, mean_repeat) -%}
    parameters.p * (
        parameters.v + {{ repeat_count }} * coalesce({{ mean_repeat }}, 0)
    )
    / nullif(parameters.p * {{ repeat_count }} + parameters.q - 1, 0)
{%- endmacro -%}
