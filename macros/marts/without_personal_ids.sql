{#- Returns a code or page for a public table; null when it shows a mobile
    number, a resident id or an e-mail address. Unlike without_contacts it lets
    other numbers pass: products, campaigns and pages are full of them. -#}
{%- macro without_personal_ids(text) -%}
    case
        when
            not {{ matches(
                text,
                '(?:^|[^0-9])(?:86|0086)?1[3-9][0-9]{9}(?:$|[^0-9])'
                ~ '|(?:^|[^0-9])[0-9]{17}[0-9Xx](?:$|[^0-9])|@|%(?:25)*40'
            ) }}
            then {{ text }}
    end
{%- endmacro -%}
