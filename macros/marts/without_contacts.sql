{#- Returns a free text for a public table; null when it shows what looks like a
    phone number, an e-mail address or the id of a messenger: a clerk's note, or a
    shifted column of an export. -#}
{%- macro without_contacts(text) -%}
    case
        when
            not {{ matches(
                text,
                '[0-9]{7}|@'
                ~ '|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}'
                ~ '|(?:微信|薇信|[vV]信)号?[:： ]*[A-Za-z][A-Za-z0-9_-]{5}'
                ~ '|(?i:wechat|weixin|vx|wx)(?: ?id)?[:： ]+[A-Za-z0-9_-]*[0-9_-]'
                ~ '|[qQ][qQ]号?[:： ]*[1-9][0-9]{4}'
                ~ '|(?:^|[^A-Za-z0-9_-])(?:o|w[mo])[A-Za-z0-9_-]{27}'
            ) }}
            then {{ text }}
    end
{%- endmacro -%}
