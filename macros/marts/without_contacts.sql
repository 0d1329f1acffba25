{#- Returns a free text for a public table; null when it shows what looks like a
    phone number or an e-mail address, as a shifted column of an export does. -#}
{%- macro without_contacts(text) -%}
    case
        when not {{ matches(text, '[0-9]{7}|@') }} then {{ text }}
    end
{%- endmacro -%}
