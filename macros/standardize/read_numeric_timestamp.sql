{#- Returns read_timestamp for digits: 20240105, 202401051633, 20240105163345,
    seconds or milliseconds since 1970, or a spreadsheet's days since 1900. -#}
{%- macro read_numeric_timestamp(time_text, timezone) -%}
    {%- call let('digits', replace_matches(time_text, '[.]0+$')) -%}
    case
        when {{ matches('digits', '^[0-9]{8}$') }}
            then {{ to_utc(
                try_timestamp(
                    replace_matches('digits', '^(.{4})(..)(..)$', '[1]-[2]-[3]')
                ),
                timezone
            ) }}
        when {{ matches('digits', '^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9])?$') }}
            then {{ to_utc(
                try_timestamp(
                    replace_matches(
                        replace_matches(
                            'digits',
                            '^(.{4})(..)(..)(..)(..)(.*)$',
                            '[1]-[2]-[3] [4]:[5]:[6]'
                        ),
                        ':$'
                    )
                ),
                timezone
            ) }}
        when {{ matches('digits', '^[0-9]{9,10}(?:[.][0-9]+)?$') }}
            then {{ timestamp_from_epoch('1000 * cast(digits as decimal(18, 3))') }}
        when {{ matches('digits', '^[0-9]{12,13}$') }}
            then {{ timestamp_from_epoch('digits') }}
        {# 18264 is 1950-01-01 and 73050 is 2099-12-31. #}
        when {{ matches('digits', '^[0-9]{5}(?:[.][0-9]+)?$') }}
            and cast(digits as double) between 18264 and 73051
            then {{ to_utc(
                add_seconds(
                    "timestamp '1899-12-30 00:00:00'",
                    'round(cast(digits as double) * 86400)'
                ),
                timezone
            ) }}
    end
    {%- endcall -%}
{%- endmacro -%}
