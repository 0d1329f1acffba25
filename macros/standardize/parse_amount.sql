{#- Returns a text of money, in `unit` yuan or fen, as decimal(18, 4) of the
    whole unit, or null when it is none. -#}
{%- macro parse_amount(x, unit='yuan') -%}
    {%- if unit == 'fen' -%}
        try_cast(
            try_cast({{ read_amount(x, unit) }} as decimal(24, 6)) * 0.01
            as decimal(18, 4)
        )
    {%- else -%}
        try_cast({{ read_amount(x, unit) }} as decimal(18, 4))
    {%- endif -%}
{%- endmacro -%}
