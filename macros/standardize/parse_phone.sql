{#- Returns the verdict on a phone number; see phone_status. A plain mobile number,
    and one written in groups, take the short way. -#}
{%- macro parse_phone(x) -%}
    {%- set grouped = '^(?:[+]?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4} *$' -%}
    case
        when {{ x }} is null then '=absent'
        when {{ matches(x, '^1[3-9][0-9]{9}$') }}
            and not {{ matches(x, fake_numbers()) }}
            then '=ok +86' || {{ x }}
        when {{ matches(x, grouped) }}
            then {{ rewrite(
                "right(" ~ replace_matches(x, '[-+ ]') ~ ", 11)",
                [(fake_numbers(), '=fake'), ('^[^=].*$', '=ok +86[0]')]
            ) }}
        else {{ verdict(
            judge_foreign_phone(
                judge_mainland_phone(spell_phone(undecided(clean_text(x))))
            )
        ) }}
    end
{%- endmacro -%}
