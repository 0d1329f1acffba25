{#- Returns the pattern of made-up addresses: the same filler before and after the
    @, as in 1@1.com. -#}
{%- macro fake_emails() -%}
    {%- set fillers = [
        '11', '111', '12', '123', '1234', '12345', '123456', '163', 'aa', 'aaa',
        'abc', 'abcd', 'admin', 'asd', 'asdf', 'email', 'example', 'mail', 'no',
        'noemail', 'none', 'null', 'qq', 'test', 'user', 'xx', 'xxx'
    ] + 'abcdefghijklmnopqrstuvwxyz0123456789' | list -%}
    ^(?:
    {%- for filler in fillers -%}
        {{ filler }}@{{ filler }}{{ '|' if not loop.last }}
    {%- endfor -%}
    )[.][a-z.]+$
{%- endmacro -%}
