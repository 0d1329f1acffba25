with

components as (

    select * from {{ ref('int_matching__components_0') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

names as (

    select * from {{ ref('int_matching__names') }}

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

    select * from {{ ref('int_matching__identifiers') }}

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

emails as (

    select
        component_no,
        value_no,
        {{ extract_match('value', '^([^@]{5,})@', 1) }} as mailbox
    from contact_values
    where type = 'email'

),

masked_phones as (

    select
        record_no,
        {{ extract_match('raw_value', '1[0-9]{2}[*]{4}[0-9]{4}') }} as phone
    from identifiers
    where
        type = 'phone'
        and status = 'masked'

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

-- Each kind of value has its own numbers: the kind is part of the text.
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
    from emails
    union all
    select
        component_no,
        'mailbox' as kind,
        {{ text_number("'mailbox' || mailbox") }} as value_no
    from emails

),

of_records as (

    select
        record_no,
        'phone_mask' as kind,
        {{ text_number(
            "'phone_mask' || left(phone, 3) || right(phone, 4)"
        ) }} as value_no
    from masked_phones
    union all
    select
        record_no,
        'account' as kind,
        value_no
    from identifiers
    where
        guard = 'value'
        and value_guard is null
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
        record_no,
        'other_id' as kind,
        -value_no as value_no
    from other_ids
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
    union all
    select
        record_no,
        'house_number' as kind,
        {{ text_number("'house_number' || house_number") }} as value_no
    from addresses
    union all
    select
        record_no,
        'flat' as kind,
        {{ text_number("'flat' || flat") }} as value_no
    from addresses
    union all
    select
        record_no,
        'nickname' as kind,
        {{ text_number("'nickname' || nickname_key") }} as value_no
    from records
    union all
    select
        record_no,
        'city' as kind,
        {{ text_number("'city' || lower(city)") }} as value_no
    from records
    union all
    select
        record_no,
        'postal_code' as kind,
        {{ text_number("'postal_code' || lower(postal_code)") }} as value_no
    from records
    union all
    select
        record_no,
        'birth_date' as kind,
        {{ text_number(
            "'birth_date' || cast(birth_date as " ~ dbt.type_string() ~ ")"
        ) }} as value_no
    from records
    union all
    select
        record_no,
        'last_character' as kind,
        {{ text_number("'last_character' || " ~ extract_match(
            'given_name_key', '[' ~ han() ~ ']$'
        )) }} as value_no
    from records
    union all
    select
        records.record_no,
        'family_name' as kind,
        {{ text_number("'family_name' || surnames.surname_sound") }} as value_no
    from records
    inner join surnames
        on records.surname_key = surnames.surname_key
    where
        records.party_group = 'person'
        and surnames.surname_sound <> ''
    union all
    select
        records.record_no,
        'given_name' as kind,
        {{ text_number("'given_name' || names.given_sound") }} as value_no
    from records
    inner join names
        on records.full_name_key = names.full_name_key
    where
        records.party_group = 'person'
        and names.given_sound <> ''
    union all
    select
        records.record_no,
        'name' as kind,
        {{ text_number("'name' || names.name_sound") }} as value_no
    from records
    inner join names
        on records.full_name_key = names.full_name_key
    where records.party_group = 'person'
    union all
    select
        record_no,
        'name' as kind,
        {{ text_number("'company' || full_name_key") }} as value_no
    from records
    where party_group = 'organisation'

),

final as (

    select
        component_no,
        kind,
        value_no
    from of_components
    where value_no is not null

    union

    select
        components.component_no,
        of_records.kind,
        of_records.value_no
    from of_records
    inner join components
        on of_records.record_no = components.record_no
    where of_records.value_no is not null

)

select * from final
