{#- Returns a keyed SHA-256 of a text in hex, the same on every engine. The key
    is a session variable, on Spark an environment variable, so that it stands in
    no compiled file. Hashing twice keeps a longer text from being forged out of a
    known hash. -#}
{%- macro keyed_hash(text) -%}
    {{- adapter.dispatch('keyed_hash', 'oneid')(text) -}}
{%- endmacro -%}

{%- macro default__keyed_hash(text) -%}
    sha256(
        getvariable('oneid_key')
        || sha256(getvariable('oneid_key') || {{ text }})
    )
{%- endmacro -%}

{%- macro spark__keyed_hash(text) -%}
    sha2(
        r'${env:ONEID_KEY}' || sha2(r'${env:ONEID_KEY}' || {{ text }}, 256), 256
    )
{%- endmacro -%}
