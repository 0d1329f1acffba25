{#- Returns a query with one row per pair and comparison, in which either side
    says nothing where the level is null: the rarity of what agrees, and apart
    from it what relatives share of that. `also` are further columns to keep. -#}
{%- macro compared_levels(compared_pairs, also=[]) -%}
{%- set rarities = {
    'name': 'name_rarity',
    'birth_date': '0',
    'gender': '0',
    'phone': 'phone_rarity',
    'email': 'email_rarity',
    'address': 'address_rarity',
    'city': 'city_rarity',
    'postal_code': 'postal_code_rarity',
    'nickname': 'nickname_rarity',
    'account': '0',
    'other_id': '0',
} -%}
{%- for comparison, rarity in rarities.items() %}
    select
        component_no_a,
        component_no_b,
        {%- for column in also %}
        {{ column }},
        {%- endfor %}
        '{{ comparison }}' as comparison,
        {{ comparison }} as level,
        {{ rarity }} as rarity_millibits,
        {{ 'family_name_rarity' if comparison == 'name' else '0' }}
            as family_name_millibits
    from {{ compared_pairs }}
    {{- '\n    union all' if not loop.last }}
{%- endfor %}
{%- endmacro -%}
