with

records as (

    select * from {{ ref('int_matching__records') }}

),

names as (

    select * from {{ ref('int_matching__names') }}

),

-- What is written beside the name does not count: 方兴福🌸, tbzhaolin4733.
spelled_nicknames as (

    select
        nickname_key,
        {{ replace_matches(
            'nickname_key', '^tb_?|[^a-z' ~ han() ~ ']+'
        ) }} as spelling
    from records
    where
        party_group = 'person'
        and full_name_key is null
        and nickname_key is not null
    group by nickname_key

),

-- As it is written, and in letters in either order.
spelled_names as (

    select
        full_name_key,
        full_name_key as spelling
    from names
    where is_han

    union all

    select
        full_name_key,
        surname_sound || given_sound as spelling
    from names
    where given_sound <> ''

    union all

    select
        full_name_key,
        given_sound || surname_sound as spelling
    from names
    where given_sound <> ''

),

-- What is shorter may be any word.
final as (

    select
        spelled_nicknames.nickname_key,
        min(spelled_names.full_name_key) as full_name_key
    from spelled_nicknames
    inner join spelled_names
        on spelled_nicknames.spelling = spelled_names.spelling
    where
        {{ matches(
            'spelled_nicknames.spelling', '^[a-z]{6,}$|^[' ~ han() ~ ']{2,}$'
        ) }}
    group by spelled_nicknames.nickname_key

)

select * from final
