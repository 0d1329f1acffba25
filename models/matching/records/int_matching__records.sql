with

customers as (

    select * from {{ ref('int_conformed__customers') }}

),

final as (

    select
        ---------- keys
        row_number() over (order by record_id) as record_no,
        record_id,
        {{ keyed_hash('record_id') }} as record_key,
        system,
        channel,
        source_record_id,

        ---------- names
        case
            when party_type = 'organisation' then 'organisation'
            else 'person'
        end as party_group,
        case
            when party_type = 'organisation'
                then {{ normalize_company('company_name') }}
            when name_status = 'ok'
                then lower({{ fold_variants('full_name') }})
        end as full_name_key,
        case
            when
                party_type <> 'organisation'
                and name_status in ('ok', 'partial')
                then lower({{ fold_variants('family_name') }})
        end as surname_key,
        case
            when
                party_type <> 'organisation'
                and name_status in ('ok', 'partial')
                then lower({{ fold_variants('given_name') }})
        end as given_name_key,
        -- Nicknames with stars are masked, the words for nobody are nobody's.
        case
            when
                {{ matches('nickname', '[*]') }}
                or {{ is_listed('nickname', 'nickname') }}
                then null
            else lower(nickname)
        end as nickname_key,

        ---------- what else a pair may be judged by
        gender,
        birth_date,
        city,
        district,
        address,
        postal_code,

        ---------- timestamps
        created_at as first_seen_at

    from customers

)

select * from final
