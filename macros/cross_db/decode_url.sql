{#- Returns a URL with its percent codes read, twice where they were coded twice;
    as it came where a code stands for no text. -#}
{%- macro decode_url(x) -%}
    {{- adapter.dispatch('decode_url', 'oneid')(x) -}}
{%- endmacro -%}

{%- macro default__decode_url(x) -%}
    coalesce(
        case
            when not {{ matches(x, '%[0-9A-Fa-f]{2}') }} then {{ x }}
            when {{ matches(x, '%25[0-9A-Fa-f]{2}') }}
                then try(url_decode(url_decode({{ x }})))
            else try(url_decode({{ x }}))
        end,
        {{ x }}
    )
{%- endmacro -%}
