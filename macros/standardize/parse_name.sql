{#- Returns the verdict on a person's name: the full name when ok, what is known of
    it when partial (`张`, `张*丰`, `*丰`); see name_status. A plain Chinese name
    takes the short way. -#}
{%- macro parse_name(x) -%}
    {%- set plain = '^[' ~ single_surnames() ~ '][' ~ han() ~ ']{1,2}$' -%}
    case
        when {{ matches(x, plain) }}
            and left({{ x }}, 1) <> right({{ x }}, 1)
            and not {{ matches(x, names_to_judge()) }}
            then '=ok ' || {{ x }}
        when {{ matches(x, '[*＊' ~ han() ~ ']') }}
            then {{ verdict(
                judge_chinese_name(spell_chinese_name(undecided(clean_text(x)))),
                otherwise='nickname'
            ) }}
        else {{ verdict(
            judge_latin_name(undecided(clean_text(x))), otherwise='nickname'
        ) }}
    end
{%- endmacro -%}
