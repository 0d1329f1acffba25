with

customers as (

    select * from {{ ref('int_conformed__customer_records') }}

),

-- Read and sorted alone: the wide rows need not move.
numbered as (

    select
        record_id,
        row_number() over (order by record_id) as record_no
    from {{ ref('int_conformed__customer_records') }}

),

final as (

    select
        ---------- keys
        numbered.record_no,
        customers.record_id,
        customers.system,
        customers.channel,
        customers.source_record_id,

        ---------- names
        case
            when customers.party_type = 'organisation' then 'organisation'
            else 'person'
        end as party_group,
        case
            when customers.party_type = 'organisation'
                then {{ normalize_company('customers.company_name') }}
            when customers.name_status = 'ok'
                then {{ lower_case(fold_variants('customers.full_name')) }}
        end as full_name_key,
        case
            when
                customers.party_type <> 'organisation'
                and customers.name_status in ('ok', 'partial')
                then {{ lower_case(fold_variants('customers.family_name')) }}
        end as surname_key,
        case
            when
                customers.party_type <> 'organisation'
                and customers.name_status in ('ok', 'partial')
                then {{ lower_case(fold_variants('customers.given_name')) }}
        end as given_name_key,
        -- Nicknames with stars are masked, the words for nobody are nobody's.
        -- Pictures come and go with the season.
        case
            when
                {{ matches('customers.nickname', '[*]') }}
                or {{ is_listed('customers.nickname', 'nickname') }}
                then null
            else coalesce(
                nullif(trim({{ replace_matches(
                    lower_case('customers.nickname'), '[' ~ emoji() ~ ']+'
                ) }}), ''),
                {{ lower_case('customers.nickname') }}
            )
        end as nickname_key,

        ---------- what else a pair may be judged by
        customers.gender,
        customers.birth_date,
        customers.city,
        customers.district,
        customers.address,
        customers.postal_code,

        ---------- timestamps
        customers.created_at as first_seen_at

    from customers
    inner join numbered
        on customers.record_id = numbered.record_id

)

select * from final
