{#- Returns the verdict on an e-mail address; see email_status. A plain address
    takes the short way. -#}
{%- macro parse_email(x) -%}
    {%- set local = '[a-z0-9_%+-]+(?:[.][a-z0-9_%+-]+)*' -%}
    {%- set domain = '(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?[.])+[a-z]{2,24}' -%}
    {%- set typing_error = '[.](?:con|cmo|ocm|com[a-z]|coom|vom|xom|cim|cpm|nrt|invalid)$|@(?:qq|foxmail|gmail|hotmail|outlook)[.](?:c|cm|co|om|cn|net)$' -%}
    case
        when {{ x }} is null then '=absent'
        when {{ matches(x, '^' ~ local ~ '@' ~ domain ~ '$') }}
            and not {{ matches(x, typing_error) }}
            and not {{ matches(x, fake_emails()) }}
            then '=ok ' || {{ x }}
        else {{ judge(
            lower_case(replace_matches(clean_text(x), '^[mM]ailto:|^MAILTO:| ')),
            [
                ('^[^=].*[*•●].*@.*$', '=masked'),
                ('^[^=].*(?:' ~ typing_error ~ ')', '=invalid'),
                (fake_emails(), '=fake'),
                ('^' ~ local ~ '@' ~ domain ~ '$', '=ok [0]'),
            ]
        ) }}
    end
{%- endmacro -%}
