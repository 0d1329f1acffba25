{#- Returns a text with characters replaced one by one, `characters` by the
    `replacements` at the same place. Slow: it runs only on a text that has a
    match of `guard`, a character class. -#}
{%- macro replace_characters(text, guard, characters, replacements) -%}
    {{- adapter.dispatch('replace_characters', 'oneid')(
        text, guard, characters, replacements
    ) -}}
{%- endmacro -%}

{%- macro default__replace_characters(text, guard, characters, replacements) -%}
    case
        when {{ matches(text, guard) }}
            then
                translate(
                    {{ text }}, {{ quoted(characters) }}, {{ quoted(replacements) }}
                )
        else {{ text }}
    end
{%- endmacro -%}
