with

components as (

    select * from {{ ref('int_matching__components_0') }}

),

contact_values as (

    select * from {{ ref('int_matching__contact_values') }}

),

record_values as (

    select * from {{ ref('int_matching__record_values') }}

    union all

    select * from {{ ref('int_matching__name_values') }}

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

pooled as (

    select * from of_components

    union all

    select
        components.component_no,
        record_values.kind,
        record_values.value_no
    from record_values
    inner join components
        on record_values.record_no = components.record_no

),

final as (

    select distinct
        component_no,
        kind,
        value_no
    from pooled

)

select * from final
