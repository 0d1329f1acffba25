{#- Returns the code of the city that a district belongs to; a county without a
    city (`90` in the middle) stands for its own. -#}
{%- macro city_code_of(district_code) -%}
    case
        when substr({{ district_code }}, 3, 2) = '90' then {{ district_code }}
        else left({{ district_code }}, 4) || '00'
    end
{%- endmacro -%}
