with

records as (

    select *
    from {{ ref('int_matching__records') }}
    where party_group = 'person'

),

addresses as (

    select *
    from {{ ref('int_matching__addresses') }}
    where is_home

),

surnames as (

    select * from {{ ref('int_matching__surnames') }}

),

identifiers as (

    select *
    from {{ ref('int_matching__identifiers') }}
    where
        guard = 'name_group'
        and value_guard is null
        and not is_weak

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

match_limits as (

    select *
    from {{ ref('match_limits') }}
    where name = 'largest_household'

),

-- A flat is shared whatever the names are; a number only within a surname: it
-- may be a colleague's.
mentions as (

    select
        addresses.record_no,
        'flat ' || coalesce(records.city, '') || ' ' || addresses.flat as home
    from addresses
    inner join records
        on addresses.record_no = records.record_no

    union all

    select
        identifiers.record_no,
        identifiers.type || ' ' || identifiers.value || ' '
        || surnames.surname_sound as home
    from identifiers
    inner join records
        on identifiers.record_no = records.record_no
    inner join surnames
        on records.surname_key = surnames.surname_key

),

customers as (

    select distinct
        mentions.home,
        one_ids.one_id
    from mentions
    inner join records
        on mentions.record_no = records.record_no
    inner join one_ids
        on records.record_id = one_ids.record_id

),

-- Offices, lockers and shops have too many customers to be a home.
counted as (

    select
        home,
        count(*) as customers
    from customers
    group by home

),

final as (

    select
        customers.home,
        customers.one_id
    from customers
    inner join counted
        on customers.home = counted.home
    cross join match_limits
    where
        counted.customers > 1
        and counted.customers <= match_limits.value

)

select * from final
