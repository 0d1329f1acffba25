{#- Returns the verdict on digits that are a phone number of the mainland; others
    stay as they are. -#}
{%- macro judge_mainland_phone(text) -%}
    {%- set area = '(?:10|2[0-9]|[3-9][0-9]{2})' -%}
    {%- set mask = '[0-9*•●xX]' -%}
    {{- rewrite(text, [
        (fake_numbers(), '=fake'),
        ('^(?:(?:[+]|00)?86|17951|12593){0,2}0?(1[3-9][0-9]{9})$', '=ok +86[1]'),
        ('^(?:[+]?86)?(1[3-9][0-9])' ~ mask ~ '{4}([0-9]{4})$', '=masked [1]****[2]'),
        ('^[+]?[0-9]+(?:[*•●]|[xX]{2})' ~ mask ~ '*$', '=masked'),
        ('^(?:[*•●]|[xX]{2})' ~ mask ~ '*[0-9]' ~ mask ~ '*$', '=masked'),
        ('^(?:[+]?86)?[48]00[0-9]{7}$', '=hotline'),
        ('^(?:0' ~ area ~ ')?(?:100[0-9]{2}|9[56][0-9]{3,4})$', '=hotline'),
        ('^1[12][0-9]{1,4}$', '=hotline'),
        (
            '^(?:(?:[+]|00)?860?|0)((?:10|2[0-9])[0-9]{8}|[3-9][0-9]{2}[0-9]{7,8})$',
            '=landline +86[1]',
        ),
    ]) -}}
{%- endmacro -%}
