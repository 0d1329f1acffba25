{#- Returns the information of an event, in whole thousandths of a bit: how many
    there are of all, as log2(all / some). -#}
{%- macro millibits(all_things, some_things) -%}
    cast(
        round(1000 * log2(
            cast({{ all_things }} as double)
            / cast({{ some_things }} as double)
        )) as bigint
    )
{%- endmacro -%}
