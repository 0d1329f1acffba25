{#- Returns 'male' or 'female' as a valid resident id number says, else null. -#}
{%- macro resident_id_gender(x) -%}
    {%- call let('resident_id', normalize_resident_id(x)) -%}
    case
        when resident_id is null then null
        when substr(resident_id, 17, 1) in ('1', '3', '5', '7', '9') then 'male'
        else 'female'
    end
    {%- endcall -%}
{%- endmacro -%}
