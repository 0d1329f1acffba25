{#- Returns a text without outer blanks and without what spreadsheets and bills
    put before a text to keep it one: `'`, a backtick, or `="…"` around it. -#}
{%- macro without_text_guards(x) -%}
    {{- rewrite(
        x,
        [
            ("^(?:[ '`]|=\")*=\"(.*?)[ \"]*$", '[1]'),
            ("^[ '`]+| +$", ''),
        ]
    ) -}}
{%- endmacro -%}
