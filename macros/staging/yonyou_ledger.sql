{#- Returns the ledger of a Yonyou U8 database, `001` of `UFDATA_001_2025`: every
    year has its database, and customers and goods keep their codes. A database
    of another name is a ledger of its own. -#}
{%- macro yonyou_ledger(column_name) -%}
    coalesce(
        {{ extract_match(column_name, '^UFDATA_([0-9]{3})_[0-9]{4}$', 1) }},
        {{ key_part(column_name) }}
    )
{%- endmacro -%}
