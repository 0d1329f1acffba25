{#- Returns a query with one row per pair: of each kind of value that both
    components have in common, the rarity of the rarest. A pair that has nothing in
    common has a row only where `strangers` asks for it. -#}
{%- macro agreements(pairs, tokens, strangers=false) -%}
with

pairs as (

    select * from {{ pairs }}

),

tokens as (

    select * from {{ tokens }}

),

common_tokens as (

    select
        pairs.component_no_a,
        pairs.component_no_b,
        tokens_a.kind,
        tokens_a.rarity_millibits
    from pairs
    inner join tokens as tokens_a
        on pairs.component_no_a = tokens_a.component_no
    inner join tokens as tokens_b
        on
            pairs.component_no_b = tokens_b.component_no
            and tokens_a.value_no = tokens_b.value_no
    {%- if strangers %}

    union all

    select
        component_no_a,
        component_no_b,
        cast(null as {{ dbt.type_string() }}) as kind,
        cast(null as bigint) as rarity_millibits
    from pairs
    {%- endif %}

),

final as (

    select
        component_no_a,
        component_no_b,
        max(case when kind = 'account' then rarity_millibits end)
            as account_rarity,
        max(case when kind = 'phone' then rarity_millibits end)
            as phone_rarity,
        max(case when kind = 'own_phone' then rarity_millibits end)
            as own_phone_rarity,
        max(case when kind = 'contested_phone' then rarity_millibits end)
            as contested_phone_rarity,
        max(case when kind = 'phone_head' then rarity_millibits end)
            as phone_head_rarity,
        max(case when kind = 'phone_tail' then rarity_millibits end)
            as phone_tail_rarity,
        max(case when kind = 'phone_mask' then rarity_millibits end)
            as phone_mask_rarity,
        max(case when kind = 'email' then rarity_millibits end)
            as email_rarity,
        max(case when kind = 'mailbox' then rarity_millibits end)
            as mailbox_rarity,
        max(case when kind = 'flat' then rarity_millibits end)
            as flat_rarity,
        max(case when kind = 'street' then rarity_millibits end)
            as street_rarity,
        max(case when kind = 'house_number' then rarity_millibits end)
            as house_number_rarity,
        max(case when kind = 'city' then rarity_millibits end)
            as city_rarity,
        max(case when kind = 'postal_code' then rarity_millibits end)
            as postal_code_rarity,
        max(case when kind = 'birth_date' then rarity_millibits end)
            as birth_date_rarity,
        max(case when kind = 'nickname' then rarity_millibits end)
            as nickname_rarity,
        max(case when kind = 'name' then rarity_millibits end)
            as name_rarity,
        max(case when kind = 'family_name' then rarity_millibits end)
            as family_name_rarity,
        max(case when kind = 'given_name' then rarity_millibits end)
            as given_name_rarity,
        max(case when kind = 'last_character' then rarity_millibits end)
            as last_character_rarity,
        max(case when kind = 'other_id' then rarity_millibits end)
            as other_id_rarity,
        sum(case when kind = 'account_scope' then 1 else 0 end)
            as common_account_scopes
    from common_tokens
    group by component_no_a, component_no_b

)

select * from final
{%- endmacro -%}
