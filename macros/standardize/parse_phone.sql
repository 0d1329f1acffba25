{#- Returns the verdict on a phone number; see phone_status. A plain mobile number
    takes the short way. -#}
{%- macro parse_phone(x) -%}
    case
        when {{ matches(x, '^1[3-9][0-9]{9}$') }}
            and not {{ matches(x, fake_numbers()) }}
            then '=ok +86' || {{ x }}
        else {{ verdict(
            judge_foreign_phone(
                judge_mainland_phone(spell_phone(undecided(clean_text(x))))
            )
        ) }}
    end
{%- endmacro -%}
