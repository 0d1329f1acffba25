{#- Returns the birth date in a resident id of 17 or 18 characters, or null when
    there is no such day. -#}
{%- macro birth_date_in(resident_id) -%}
    cast(
        {{ try_timestamp(
            "substr(" ~ resident_id ~ ", 7, 4) || '-' || substr(" ~ resident_id
            ~ ", 11, 2) || '-' || substr(" ~ resident_id ~ ", 13, 2)"
        ) }} as date
    )
{%- endmacro -%}
