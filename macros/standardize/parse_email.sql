{#- Returns the verdict on an e-mail address; see email_status. -#}
{%- macro parse_email(x) -%}
    {%- set local = '[a-z0-9_%+-]+(?:[.][a-z0-9_%+-]+)*' -%}
    {%- set domain = '(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?[.])+[a-z]{2,24}' -%}
    {{- judge(
        "lower(" ~ replace_matches(clean_text(x), '^[mM]ailto:|^MAILTO:| ') ~ ")",
        [
            ('^[^=].*[*•●].*@.*$', '=masked'),
            ('^.*[.](?:con|cmo|ocm|com[a-z]|coom|vom|xom|cim|cpm|nrt|invalid)$', '=invalid'),
            ('^.*@(?:qq|foxmail|gmail|hotmail|outlook)[.](?:c|cm|co|om|cn|net)$', '=invalid'),
            (fake_emails(), '=fake'),
            ('^' ~ local ~ '@' ~ domain ~ '$', '=ok [0]'),
        ]
    ) -}}
{%- endmacro -%}
