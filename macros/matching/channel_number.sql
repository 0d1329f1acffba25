{#- Returns the number of a channel of a system, as a value that two customers may
    have in common. -#}
{%- macro channel_number(system, channel) -%}
    {{ text_number("'channel' || " ~ system ~ " || '|' || " ~ channel) }}
{%- endmacro -%}
