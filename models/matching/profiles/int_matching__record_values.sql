{#- A view: its values are written once, for the components. Each kind reads its
    table anew, which costs less than keeping what all kinds need of it. -#}
{{ config(materialized="view") }}
with

-- Whose account was joined by its value has it alone: only what too many names
-- share is still borne by several.
shared_accounts as (

    select distinct value_no
    from {{ ref('int_matching__account_values') }}
    where is_over_shared

),

final as (

    select
        record_no,
        'channel' as kind,
        {{ channel_number('system', 'channel') }} as value_no
    from {{ ref('int_matching__records') }}
    union all
    select
        record_no,
        'phone_mask' as kind,
        {{ text_number(
            "'phone_mask' || left(masked_phone, 3) || right(masked_phone, 4)"
        ) }} as value_no
    from {{ ref('int_matching__identifiers') }}
    where masked_phone is not null
    union all
    select
        identifiers.record_no,
        'account' as kind,
        identifiers.value_no
    from {{ ref('int_matching__identifiers') }} as identifiers
    inner join shared_accounts
        on identifiers.value_no = shared_accounts.value_no
    where identifiers.value_guard is null
    union all
    select
        record_no,
        'account_scope' as kind,
        {{ text_number("'account_scope' || type || '|' || scope") }} as value_no
    from {{ ref('int_matching__identifiers') }}
    where
        identifier_class = 'account'
        and type <> 'account_id'
        and value_guard is null
    union all
    select
        identifiers.record_no,
        'other_id' as kind,
        -identifiers.value_no as value_no
    from {{ ref('int_matching__identifiers') }} as identifiers
    inner join shared_accounts
        on identifiers.value_no = shared_accounts.value_no
    where
        identifiers.type = 'other_id'
        and identifiers.value_guard is null
    union all
    select
        record_no,
        'street' as kind,
        {{ text_number("'street' || street") }} as value_no
    from {{ ref('int_matching__addresses') }}
    union all
    select
        addresses.record_no,
        'city_street' as kind,
        {{ text_number(
            "'city_street' || records.city || ' ' || addresses.street"
        ) }} as value_no
    from {{ ref('int_matching__addresses') }} as addresses
    inner join {{ ref('int_matching__records') }} as records
        on addresses.record_no = records.record_no
    where records.city is not null
    union all
    select
        record_no,
        'house_number' as kind,
        {{ text_number("'house_number' || house_number") }} as value_no
    from {{ ref('int_matching__addresses') }}
    where house_number is not null
    union all
    select
        record_no,
        'flat' as kind,
        {{ text_number("'flat' || flat") }} as value_no
    from {{ ref('int_matching__addresses') }}
    where flat is not null
    union all
    select
        record_no,
        'nickname' as kind,
        {{ text_number("'nickname' || nickname_key") }} as value_no
    from {{ ref('int_matching__records') }}
    where nickname_key is not null
    union all
    select
        record_no,
        'city' as kind,
        {{ text_number("'city' || " ~ lower_case('city')) }} as value_no
    from {{ ref('int_matching__records') }}
    where city is not null
    union all
    select
        record_no,
        'postal_code' as kind,
        {{ text_number(
            "'postal_code' || " ~ lower_case('postal_code')
        ) }} as value_no
    from {{ ref('int_matching__records') }}
    where postal_code is not null
    union all
    select
        record_no,
        'birth_date' as kind,
        {{ text_number(
            "'birth_date' || cast(birth_date as " ~ dbt.type_string() ~ ")"
        ) }} as value_no
    from {{ ref('int_matching__records') }}
    where birth_date is not null

)

select * from final
