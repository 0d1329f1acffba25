{#- Returns the pattern of most texts that clean_text leaves as they are: visible
    ASCII and Chinese characters with single blanks between, not beginning like a
    word for nothing (`N`, `U`, 不, 无, 暂, 未, 没, 空) or a text guard. -#}
{%- macro plain_text() -%}
    ^[0-9A-MO-TV-Za-mo-tv-z〇㐀-丌与-旟旡-暁暃-朩末-沠沢-穹穻-鿿\x{f900}-\x{faff}𠀀-𲎯](?: ?[!-~{{ han() }}])*$
{%- endmacro -%}
