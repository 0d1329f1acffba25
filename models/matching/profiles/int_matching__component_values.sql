with

components as (

    select * from {{ ref('int_matching__components_0') }}

),

records as (

    select
        record_no,
        party_group,
        full_name_key,
        surname_key,
        given_name_key,
        nickname_key,
        birth_date,
        city,
        postal_code
    from {{ ref('int_matching__records') }}

),

names as (

    select * from {{ ref('int_matching__names') }}

),

nickname_names as (

    select * from {{ ref('int_matching__nickname_names') }}

),

surnames as (

    select * from {{ ref('int_matching__surnames') }}

),

addresses as (

    select * from {{ ref('int_matching__addresses') }}

),

contact_values as (

    select * from {{ ref('int_matching__contact_values') }}

),

identifiers as (

    select
        record_no,
        type,
        scope,
        identifier_class,
        value_guard,
        value_no,
        value,
        masked_phone
    from {{ ref('int_matching__identifiers') }}

),

-- Whose account was joined by its value has it alone: only what too many names
-- share is still borne by several.
shared_accounts as (

    select distinct value_no
    from {{ ref('int_matching__account_values') }}
    where is_over_shared

),

mobiles as (

    select
        component_no,
        value
    from contact_values
    where
        type = 'phone'
        and value like '+861%'

),

mailboxes as (

    select
        component_no,
        {{ extract_match('value', '^([^@]{5,})@', 1) }} as mailbox
    from contact_values
    where
        type = 'email'
        and {{ matches('value', '^[^@]{5,}@') }}

),

surname_numbers as (

    select
        surname_key,
        {{ text_number("'family_name' || surname_sound") }} as family_name_no
    from surnames
    where surname_sound <> ''

),

name_numbers as (

    select
        names.full_name_key,
        surname_numbers.family_name_no,
        case
            when names.given_sound <> ''
                then {{ text_number("'given_name' || names.given_sound") }}
        end as given_name_no,
        {{ text_number("'name' || names.name_sound") }} as name_no
    from names
    left join surname_numbers
        on names.surname_key = surname_numbers.surname_key

),

-- Who gives no name may have made a nickname of it.
named as (

    select
        records.record_no,
        cast(null as bigint) as family_name_no,
        name_numbers.given_name_no,
        name_numbers.name_no
    from records
    inner join name_numbers
        on records.full_name_key = name_numbers.full_name_key
    where records.party_group = 'person'

    union all

    select
        records.record_no,
        name_numbers.family_name_no,
        name_numbers.given_name_no,
        name_numbers.name_no
    from records
    inner join nickname_names
        on records.nickname_key = nickname_names.nickname_key
    inner join name_numbers
        on nickname_names.full_name_key = name_numbers.full_name_key
    where
        records.party_group = 'person'
        and records.full_name_key is null

),

other_ids as (

    select
        record_no,
        value_no,
        value
    from identifiers
    where
        type = 'other_id'
        and value_guard is null

),

-- Each kind of value has its own numbers: the kind is part of the text. What is
-- absent is left out before its number is made.
of_components as (

    select
        component_no,
        'phone' as kind,
        value_no
    from contact_values
    where type = 'phone'
    union all
    select
        component_no,
        'own_phone' as kind,
        -value_no as value_no
    from contact_values
    where
        type = 'phone'
        and not is_weak
    union all
    select
        component_no,
        'contested_phone' as kind,
        value_no + 1 as value_no
    from contact_values
    where
        type = 'phone'
        and name_groups > 1
    union all
    select
        component_no,
        'phone_head' as kind,
        {{ text_number("'phone_head' || left(value, 10)") }} as value_no
    from mobiles
    union all
    select
        component_no,
        'phone_tail' as kind,
        {{ text_number("'phone_tail' || right(value, 5)") }} as value_no
    from mobiles
    union all
    select
        component_no,
        'phone_mask' as kind,
        {{ text_number(
            "'phone_mask' || substr(value, 4, 3) || right(value, 4)"
        ) }} as value_no
    from mobiles
    union all
    select
        component_no,
        'email' as kind,
        value_no
    from contact_values
    where type = 'email'
    union all
    select
        component_no,
        'mailbox' as kind,
        {{ text_number("'mailbox' || mailbox") }} as value_no
    from mailboxes

),

of_records as (

    select
        record_no,
        'phone_mask' as kind,
        {{ text_number(
            "'phone_mask' || left(masked_phone, 3) || right(masked_phone, 4)"
        ) }} as value_no
    from identifiers
    where masked_phone is not null
    union all
    select
        identifiers.record_no,
        'account' as kind,
        identifiers.value_no
    from identifiers
    inner join shared_accounts
        on identifiers.value_no = shared_accounts.value_no
    where identifiers.value_guard is null
    union all
    select
        record_no,
        'account_scope' as kind,
        {{ text_number("'account_scope' || type || '|' || scope") }} as value_no
    from identifiers
    where
        identifier_class = 'account'
        and type <> 'account_id'
        and value_guard is null
    union all
    select
        other_ids.record_no,
        'other_id' as kind,
        -other_ids.value_no as value_no
    from other_ids
    inner join shared_accounts
        on other_ids.value_no = shared_accounts.value_no
    union all
    select
        record_no,
        'other_id_head' as kind,
        {{ text_number("'other_id_head' || left(value, 4)") }} as value_no
    from other_ids
    where length(value) between 5 and 30
    union all
    select
        record_no,
        'other_id_tail' as kind,
        {{ text_number("'other_id_tail' || right(value, 4)") }} as value_no
    from other_ids
    where length(value) between 5 and 30
    union all
    select
        record_no,
        'street' as kind,
        {{ text_number("'street' || street") }} as value_no
    from addresses
    union all
    select
        addresses.record_no,
        'city_street' as kind,
        {{ text_number(
            "'city_street' || records.city || ' ' || addresses.street"
        ) }} as value_no
    from addresses
    inner join records
        on addresses.record_no = records.record_no
    where records.city is not null
    union all
    select
        record_no,
        'house_number' as kind,
        {{ text_number("'house_number' || house_number") }} as value_no
    from addresses
    where house_number is not null
    union all
    select
        record_no,
        'flat' as kind,
        {{ text_number("'flat' || flat") }} as value_no
    from addresses
    where flat is not null
    union all
    select
        record_no,
        'nickname' as kind,
        {{ text_number("'nickname' || nickname_key") }} as value_no
    from records
    where nickname_key is not null
    union all
    select
        record_no,
        'city' as kind,
        {{ text_number("'city' || " ~ lower_case('city')) }} as value_no
    from records
    where city is not null
    union all
    select
        record_no,
        'postal_code' as kind,
        {{ text_number(
            "'postal_code' || " ~ lower_case('postal_code')
        ) }} as value_no
    from records
    where postal_code is not null
    union all
    select
        record_no,
        'birth_date' as kind,
        {{ text_number(
            "'birth_date' || cast(birth_date as " ~ dbt.type_string() ~ ")"
        ) }} as value_no
    from records
    where birth_date is not null
    union all
    select
        record_no,
        'last_character' as kind,
        {{ text_number(
            "'last_character' || right(given_name_key, 1)"
        ) }} as value_no
    from records
    where {{ matches('given_name_key', '[' ~ han() ~ ']$') }}
    union all
    select
        records.record_no,
        'family_name' as kind,
        surname_numbers.family_name_no as value_no
    from records
    inner join surname_numbers
        on records.surname_key = surname_numbers.surname_key
    where records.party_group = 'person'
    union all
    select
        record_no,
        'family_name' as kind,
        family_name_no as value_no
    from named
    where family_name_no is not null
    union all
    select
        record_no,
        'given_name' as kind,
        given_name_no as value_no
    from named
    where given_name_no is not null
    union all
    select
        record_no,
        'name' as kind,
        name_no as value_no
    from named
    union all
    select
        record_no,
        'name' as kind,
        {{ text_number("'company' || full_name_key") }} as value_no
    from records
    where
        party_group = 'organisation'
        and full_name_key is not null

),

pooled as (

    select * from of_components

    union all

    select
        components.component_no,
        of_records.kind,
        of_records.value_no
    from of_records
    inner join components
        on of_records.record_no = components.record_no

),

-- A value implies its kind.
final as (

    select
        component_no,
        min(kind) as kind,
        value_no
    from pooled
    group by component_no, value_no

)

select * from final
