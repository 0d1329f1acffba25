{#- Returns how many orders BG/NBD expects within `ahead` of a customer who has not
    stopped buying, by repeat purchases and time since the first one; times are in
    the unit of `parameters`, pivoted from clv_parameters. Times p_alive it is
    E[Y(t)] of Fader, Hardie and Lee (2005), with Euler's transformation of their
    ₂F₁: a series that does not grow with the purchases. -#}
{%- macro orders_of_the_living(repeat_count, observed, ahead) -%}
    (parameters.a + parameters.b + {{ repeat_count }} - 1)
    / nullif(parameters.a - 1, 0)
    * (
        1 - power(
            (parameters.alpha + {{ observed }})
            / (parameters.alpha + {{ observed }} + {{ ahead }}),
            parameters.a - 1
        ) * {{ hypergeometric(
            'parameters.a + parameters.b - parameters.r - 1',
            'parameters.a - 1',
            'parameters.a + parameters.b + ' ~ repeat_count ~ ' - 1',
            '(' ~ ahead ~ ') / (parameters.alpha + ' ~ observed ~ ' + ' ~ ahead ~ ')'
        ) }}
    )
{%- endmacro -%}
