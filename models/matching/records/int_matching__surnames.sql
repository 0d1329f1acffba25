with

records as (

    select * from {{ ref('int_matching__records') }}

),

readings as (

    select * from {{ ref('character_readings') }}

),

surnames as (

    select distinct surname_key
    from records
    where
        party_group = 'person'
        and surname_key is not null

),

-- A compound surname may sound otherwise than its characters, and a character
-- that has no reading stands for itself.
final as (

    select
        surnames.surname_key,
        coalesce(
            whole_readings.surname_pinyin,
            case
                when {{ matches('surnames.surname_key', '[' ~ han() ~ ']') }}
                    then coalesce(
                        first_readings.surname_pinyin,
                        left(surnames.surname_key, 1)
                    )
                    || coalesce(
                        second_readings.pinyin,
                        substr(surnames.surname_key, 2, 1)
                    )
                    || substr(surnames.surname_key, 3)
            end,
            {{ replace_matches('surnames.surname_key', '[^a-z]+') }}
        ) as surname_sound
    from surnames
    left join readings as whole_readings
        on surnames.surname_key = whole_readings.character
    left join readings as first_readings
        on left(surnames.surname_key, 1) = first_readings.character
    left join readings as second_readings
        on substr(surnames.surname_key, 2, 1) = second_readings.character

)

select * from final
