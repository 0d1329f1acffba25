{#- Returns by what a phone links that is no mainland mobile, or null. Such numbers
    are written in too many ways to be sure of their country: their last nine
    digits are the same in all of them. -#}
{%- macro phone_tail(type, value, raw_value) -%}
    case
        when {{ type }} = 'phone' and not {{ matches(
            "coalesce(" ~ value ~ ", '')", '^[+]861[3-9][0-9]{9}$'
        ) }}
            then {{ extract_match(
                replace_matches(raw_value, '[^0-9*]+'), '[0-9]{9}$'
            ) }}
    end
{%- endmacro -%}
