{#- Returns read_timestamp for a year, month and day with separators (or year,
    month and day without, then a time), and perhaps a time and an offset. -#}
{%- macro read_written_timestamp(time_text, timezone) -%}
    {%- set year = '([0-9]{4}) ?(?:[-/.年] ?' -%}
    {%- set date = year ~ '([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2})日?|([0-9]{2})([0-9]{2})[ T])' -%}
    {%- set time = '[ T]*([0-9]{1,2})[:时点]([0-9]{1,2})(?:[:分]([0-9]{1,2})(?:[.,]([0-9]{1,9}))?)?[分秒]?' -%}
    {%- set offset = ' ?(?:Z|UTC|GMT|[-+][01][0-9]:?[0-5][0-9])?' -%}
    {%- set offset_of = '[0-9] ?([-+][0-9]{2}):?([0-9]{2})$' -%}
    {%- call let(
        'naive',
        try_timestamp(
            replace_matches(
                replace_matches(
                    time_text,
                    '^' ~ date ~ '(?:' ~ time ~ offset ~ ')?$',
                    '[1]-[2][4]-[3][5] [6]:[7]:[8].[9]'
                ),
                '[ :.]+$'
            )
        )
    ) -%}
    case
        when not {{ matches(time_text, '^' ~ date ~ '(?:' ~ time ~ offset ~ ')?$') }}
            then null
        when {{ matches(time_text, ':.*(?:Z|UTC|GMT)$') }}
            then naive
        when {{ matches(time_text, ':.*[-+][0-9]{2}:?[0-9]{2}$') }}
            then
                {{ add_seconds(
                    'naive',
                    "-60 * (60 * cast(" ~ extract_match(time_text, offset_of, 1)
                    ~ " as integer) + cast(left("
                    ~ extract_match(time_text, offset_of, 1)
                    ~ ", 1) || " ~ extract_match(time_text, offset_of, 2)
                    ~ " as integer))"
                ) }}
        else {{ to_utc('naive', timezone) }}
    end
    {%- endcall -%}
{%- endmacro -%}
