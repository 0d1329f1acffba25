{#- Returns the business seconds from the first business day to a local time, by
    its day's row of int_core__business_days. Two tell the seconds between. -#}
{%- macro business_clock(local_time, day) -%}
    {{ day }}.seconds_before + least(
        greatest(
            {{ dbt.datediff('cast(' ~ local_time ~ ' as date)', local_time, 'second') }}
            - {{ day }}.opens_second,
            0
        ),
        {{ day }}.business_seconds
    )
{%- endmacro -%}
