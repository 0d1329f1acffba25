{#- Returns the id of a member of staff for a public table. Sheets and forms know
    staff by name alone: an id with letters beyond ASCII is hashed. -#}
{%- macro staff_key(staff_id) -%}
    case
        when {{ matches(staff_id, '[^ -~]') }} then {{ keyed_hash(staff_id) }}
        else {{ staff_id }}
    end
{%- endmacro -%}
