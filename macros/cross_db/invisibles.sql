{#- Returns control, zero-width and direction characters, for a class `[…]`. -#}
{%- macro invisibles() -%}
    \x00-\x08\x0e-\x1f\x7f-\x{84}\x{86}-\x{9f}\x{ad}\x{34f}\x{61c}\x{180b}-\x{180e}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{206f}\x{fe00}-\x{fe0f}\x{feff}
{%- endmacro -%}
