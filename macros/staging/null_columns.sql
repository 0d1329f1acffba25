{#- Returns typed nulls for contract columns that a system cannot fill, each
    `cast(null as <type>) as <name>`; the type follows the name (style guide 2). -#}
{%- macro null_columns(names) -%}
    {%- for name in names -%}
        {%- if name.endswith('_at') or name.startswith('valid_') -%}
            {%- set type = dbt.type_timestamp() -%}
        {%- elif name.endswith('_date') -%}
            {%- set type = 'date' -%}
        {%- elif name.startswith(('is_', 'has_', 'consent_')) -%}
            {%- set type = 'boolean' -%}
        {%- elif name in [
            'points', 'amount', 'discount', 'refund_amount', 'cost', 'quantity',
            'unit_price', 'fee', 'balance_after', 'score', 'probability', 'rating',
            'satisfaction', 'first_response_seconds', 'budget',
        ] -%}
            {%- set type = 'decimal(18, 4)' -%}
        {%- else -%}
            {%- set type = dbt.type_string() -%}
        {%- endif -%}
        cast(null as {{ type }}) as {{ name }}{{ ',\n        ' if not loop.last }}
    {%- endfor -%}
{%- endmacro -%}
