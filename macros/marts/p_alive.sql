{#- Returns the chance, by BG/NBD, that a customer has not stopped buying, by repeat
    purchases, time from the first to the last one, and time since the first one;
    times are in the unit of `parameters`, pivoted from clv_parameters. -#}
{%- macro p_alive(repeat_count, repeat_span, observed) -%}
    case
        when {{ repeat_count }} = 0 then 1
        else
            1 / (
                1 + parameters.a / (parameters.b + {{ repeat_count }} - 1)
                * power(
                    (parameters.alpha + {{ observed }})
                    / (parameters.alpha + {{ repeat_span }}),
                    parameters.r + {{ repeat_count }}
                )
            )
    end
{%- endmacro -%}
