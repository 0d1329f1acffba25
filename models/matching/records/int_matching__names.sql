with

records as (

    select * from {{ ref('int_matching__records') }}

),

readings as (

    select * from {{ ref('character_readings') }}

),

-- One reading of each name: a text may be split in two ways by two systems.
names as (

    select
        full_name_key,
        min(surname_key) as surname_key,
        min(given_name_key) as given_name_key
    from records
    where
        party_group = 'person'
        and full_name_key is not null
    group by full_name_key

),

sounded_surnames as (

    select * from {{ ref('int_matching__surnames') }}

),

-- A character that has no reading stands for itself. A letter that stands alone
-- behind a Latin name is a middle initial.
sounded_names as (

    select
        names.*,
        {{ matches('names.full_name_key', '[' ~ han() ~ ']') }} as is_han,
        case
            when names.given_name_key is null then ''
            when {{ matches('names.given_name_key', '[' ~ han() ~ ']') }}
                then coalesce(
                    first_readings.pinyin, left(names.given_name_key, 1)
                )
                || coalesce(
                    second_readings.pinyin, substr(names.given_name_key, 2, 1)
                )
                || coalesce(
                    third_readings.pinyin, substr(names.given_name_key, 3, 1)
                )
                || substr(names.given_name_key, 4)
            else {{ replace_matches(
                replace_matches('names.given_name_key', ' [a-z][.]?$'),
                '[^a-z]+'
            ) }}
        end as given_sound
    from names
    left join readings as first_readings
        on left(names.given_name_key, 1) = first_readings.character
    left join readings as second_readings
        on substr(names.given_name_key, 2, 1) = second_readings.character
    left join readings as third_readings
        on substr(names.given_name_key, 3, 1) = third_readings.character

),

final as (

    select
        sounded_names.full_name_key,
        sounded_names.surname_key,
        sounded_names.given_name_key,
        sounded_names.is_han,
        coalesce(sounded_surnames.surname_sound, '') as surname_sound,
        sounded_names.given_sound,
        -- In either order: `Zhang Wei` and `Wei Zhang` sound alike. A name
        -- without parts (阿卜杜拉·买买提) is compared as it is written.
        coalesce(
            nullif(
                least(
                    coalesce(sounded_surnames.surname_sound, ''),
                    sounded_names.given_sound
                )
                || ' '
                || greatest(
                    coalesce(sounded_surnames.surname_sound, ''),
                    sounded_names.given_sound
                ),
                ' '
            ),
            sounded_names.full_name_key
        ) as name_sound
    from sounded_names
    left join sounded_surnames
        on sounded_names.surname_key = sounded_surnames.surname_key

)

select * from final
