{#- Returns a cleaned phone text as digits: spreadsheet numbers that kept all their
    digits, no label, no blanks, dots and brackets, no extension of a landline, and
    of several numbers the first mobile or else the first. A virtual number is
    decided here, by its extension. -#}
{%- macro spell_phone(text) -%}
    {%- set prefix = '(?:(?:[+]|00)?86-?)?0?' -%}
    {%- set mobile = prefix ~ '1[3-9][0-9]-?[0-9]{4}-?[0-9]{4}' -%}
    {%- set landline = '(?:(?:[+]|00)?86-?)?0?(?:(?:10|2[0-9])-?[0-9]{8}|[3-9][0-9]{2}-?[0-9]{7,8})' -%}
    {%- set extension = '(?:[-_,;:#*xX]|[eE][xX][tT][.:]?|转|分机)+[0-9]{1,6}' -%}
    {%- set next = '[/;|、,]' -%}
    {{- rewrite(text, [
        ('^([1-9])[.]([0-9]{10})[eE][+]?10$', '[1][2]'),
        ('^(8)[.](6[0-9]{11})[eE][+]?12$', '[1][2]'),
        ('^([+]?[0-9]{7,15})[.]0+$', '[1]'),
        ('^(?:[tT][eE][lL]|[pP]hone|[mM]obile|联系电话|联系方式|电话|手机号?码?) ?[.:]?', ''),
        ('^([+][-0-9 ]*)[(]0[)]', '[1]'),
        ('[ .()‐-―−]', ''),
        ('^' ~ mobile ~ extension ~ '$', '=virtual'),
        ('^(' ~ landline ~ ')' ~ extension ~ '$', '[1]'),
        ('^(?:.*?' ~ next ~ ')??(' ~ mobile ~ ')(?:' ~ next ~ '.*)?$', '[1]'),
        ('^([^=].*?)' ~ next ~ '.*$', '[1]'),
        ('-', ''),
    ]) -}}
{%- endmacro -%}
