{#- Returns a query with one row per pair: the level of each comparison, and the
    rarity of what agrees. A level is null where either side says nothing. -#}
{%- macro compared_pairs(agreements, profiles, name_pairs) -%}
with

agreements as (

    select * from {{ agreements }}

),

profiles as (

    select * from {{ profiles }}

),

name_pairs as (

    select * from {{ name_pairs }}

),

sides as (

    select
        agreements.*,
        profiles_a.records as records_a,
        profiles_b.records as records_b,
        profiles_a.full_name_key as full_name_a,
        profiles_b.full_name_key as full_name_b,
        profiles_a.surname_sound as surname_a,
        profiles_b.surname_sound as surname_b,
        profiles_a.last_character as last_character_a,
        profiles_b.last_character as last_character_b,
        profiles_a.gender as gender_a,
        profiles_b.gender as gender_b,
        profiles_a.birth_date as birth_date_a,
        profiles_b.birth_date as birth_date_b,
        profiles_a.city as city_a,
        profiles_b.city as city_b,
        profiles_a.street as street_a,
        profiles_b.street as street_b,
        profiles_a.house_number as house_number_a,
        profiles_b.house_number as house_number_b,
        profiles_a.postal_code as postal_code_a,
        profiles_b.postal_code as postal_code_b,
        profiles_a.other_id as other_id_a,
        profiles_b.other_id as other_id_b,
        profiles_a.has_own_phone and profiles_b.has_own_phone
            as have_own_phones,
        profiles_a.has_email and profiles_b.has_email as have_emails,
        name_pairs.name_level
    from agreements
    inner join profiles as profiles_a
        on agreements.component_no_a = profiles_a.component_no
    inner join profiles as profiles_b
        on agreements.component_no_b = profiles_b.component_no
    left join name_pairs
        on
            profiles_a.full_name_key = name_pairs.full_name_a
            and profiles_b.full_name_key = name_pairs.full_name_b
    where profiles_a.party_group = profiles_b.party_group

),

leveled as (

    select
        *,
        case
            when
                name_rarity is not null
                and full_name_a is not null
                and full_name_b is not null
                then 'same'
            -- One side's is read out of a nickname, that the other has not too.
            when
                name_rarity is not null
                and nickname_rarity is null
                and coalesce(full_name_a, full_name_b) is not null
                then 'same'
            when full_name_a is not null and full_name_b is not null
                then name_level
            when last_character_rarity is not null and family_name_rarity is not null
                then 'masked'
            when
                family_name_rarity is not null
                and last_character_a is not null
                and last_character_b is not null
                then 'different'
            -- Not where one side's surname is only read out of a nickname.
            when
                family_name_rarity is not null
                and surname_a is not null
                and surname_b is not null
                then 'family_only'
            when surname_a is not null and surname_b is not null
                then 'different'
        end as name,
        case
            when birth_date_rarity is not null then 'same'
            when birth_date_a is null or birth_date_b is null then null
            when {{ is_near_date('birth_date_a', 'birth_date_b') }} then 'near'
            when
                extract(year from birth_date_a) = extract(year from birth_date_b)
                and (
                    extract(month from birth_date_a)
                    = extract(month from birth_date_b)
                    or extract(day from birth_date_a)
                    = extract(day from birth_date_b)
                )
                then 'near'
            else 'different'
        end as birth_date,
        case
            when gender_a = gender_b then 'same'
            when gender_a <> gender_b then 'different'
        end as gender,
        case
            when own_phone_rarity is not null and contested_phone_rarity is not null
                then 'contested'
            when own_phone_rarity is not null then 'own'
            when phone_rarity is not null then 'mentioned'
            when phone_mask_rarity is not null then 'masked'
            when
                name_rarity is not null
                and coalesce(phone_head_rarity, phone_tail_rarity) is not null
                then 'near'
            when have_own_phones then 'different'
        end as phone,
        case
            when email_rarity is not null then 'same'
            when mailbox_rarity is not null then 'mailbox'
            when have_emails then 'different'
        end as email,
        case
            when flat_rarity is not null then 'flat'
            when
                house_number_rarity is not null
                and (
                    street_rarity is not null
                    or left(street_a, 5) = left(street_b, 5)
                )
                then 'house'
            when
                house_number_rarity is not null
                and postal_code_rarity is not null
                then 'number'
            when
                street_rarity is not null
                and house_number_a is not null
                and house_number_b is not null
                then 'other_house'
            when street_rarity is not null then 'street'
            when house_number_a is not null and house_number_b is not null
                then 'different'
        end as address,
        case
            when city_rarity is not null then 'same'
            when city_a is not null and city_b is not null then 'different'
        end as city,
        case
            when postal_code_rarity is not null then 'same'
            when postal_code_a is null or postal_code_b is null then null
            when {{ sorted_letters('postal_code_a') }}
                = {{ sorted_letters('postal_code_b') }} then 'near'
            else 'different'
        end as postal_code,
        case
            when
                nickname_rarity is not null
                and name_rarity is not null
                and full_name_a is not null
                and full_name_b is not null
                then 'beside_name'
            when nickname_rarity is not null then 'same'
        end as nickname,
        case
            when account_rarity is not null then 'same'
            when common_account_scopes >= 3 then 'three_different'
            when common_account_scopes = 2 then 'two_different'
            when common_account_scopes = 1 then 'different'
        end as account,
        case
            when
                other_id_rarity is not null
                or other_id_a is null
                or other_id_b is null
                or other_id_a = other_id_b
                then null
            when {{ is_near('other_id_a', 'other_id_b') }} then 'near'
            else 'different'
        end as other_id
    from sides

),

final as (

    select
        component_no_a,
        component_no_b,
        records_a,
        records_b,

        ---------- levels
        name,
        birth_date,
        case when gender = 'same' and name = 'same' then null else gender end
            as gender,
        phone,
        email,
        address,
        case when address in ('flat', 'house') then null else city end as city,
        case when address = 'flat' then null else postal_code end
            as postal_code,
        nickname,
        account,
        other_id,

        ---------- rarity of what agrees, in thousandths of a bit
        case
            when name in (
                'same', 'masked', 'family_only', 'one_character', 'given_near',
                'alias', 'initial', 'given_different'
            )
                then coalesce(family_name_rarity, 0)
            else 0
        end as family_name_rarity,
        case
            when name in ('same', 'family_near', 'family_different')
                then coalesce(given_name_rarity, 0)
            when name in ('given_near', 'alias') then 8000
            when name = 'masked' then last_character_rarity
            else 0
        end as name_rarity,
        case phone
            when 'contested' then phone_rarity
            when 'own' then phone_rarity
            when 'mentioned' then phone_rarity
            when 'masked' then phone_mask_rarity
            else 0
        end as phone_rarity,
        case email
            when 'same' then email_rarity
            when 'mailbox' then mailbox_rarity
            else 0
        end as email_rarity,
        case address
            when 'flat' then flat_rarity
            when 'street' then street_rarity
            else 0
        end as address_rarity,
        case
            when city = 'same' and coalesce(address, '') not in ('flat', 'house')
                then city_rarity
            else 0
        end as city_rarity,
        case
            when postal_code = 'same' and coalesce(address, '') <> 'flat'
                then postal_code_rarity
            else 0
        end as postal_code_rarity,
        case nickname
            when 'same' then nickname_rarity
            when 'beside_name'
                then greatest(
                    nickname_rarity
                    - coalesce(family_name_rarity, 0)
                    - coalesce(given_name_rarity, 0),
                    0
                )
            else 0
        end as nickname_rarity
    from leveled

)

select * from final
{%- endmacro -%}
