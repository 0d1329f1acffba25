{#- Returns a Salesforce id in its 18-character form, or null when it is
    damaged. The last three characters say which of the first fifteen are
    capitals, five at a time: they are computed for ids copied out of reports,
    which show fifteen, and they give away an id that lost its case. -#}
{%- macro normalize_salesforce_id(column_name) -%}
    {%- call let('sf_id', 'trim(' ~ column_name ~ ')') -%}
    case
        when
            {{ matches('sf_id', '^[0-9A-Za-z]{15}([A-Z0-5]{3})?$') }}
            and substr(sf_id, 16) in ('', {{ salesforce_id_suffix('sf_id') }})
            then substr(sf_id, 1, 15) || {{ salesforce_id_suffix('sf_id') }}
    end
    {%- endcall -%}
{%- endmacro -%}

{#- Returns the three check characters of a 15-character Salesforce id. -#}
{%- macro salesforce_id_suffix(sf_id) -%}
    {%- for chunk in range(3) %}
    {{ '|| ' if not loop.first -}}
    substr(
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345',
        1
        {%- for bit in range(5) %}
        {%- set letter = 'substr(' ~ sf_id ~ ', ' ~ (chunk * 5 + bit + 1) ~ ', 1)' %}
        + case when {{ letter }} <> {{ lower_case(letter) }} then {{ 2 ** bit }} else 0 end
        {%- endfor %},
        1
    )
    {%- endfor %}
{%- endmacro -%}
