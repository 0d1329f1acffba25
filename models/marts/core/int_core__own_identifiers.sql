with

-- What a record says of its own holder.
identifiers as (

    select *
    from {{ ref('int_conformed__identifiers') }}
    where
        status = 'ok'
        and role in ('self', 'buyer', 'second')

),

identifier_types as (

    select *
    from {{ ref('identifier_types') }}
    where participates and identifier_class <> 'organisation'

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

customers as (

    select * from {{ ref('dim_customers') }}

),

own_identifiers as (

    select distinct
        one_ids.one_id,
        identifiers.record_id,
        identifier_types.identifier_class,
        identifiers.type,
        identifiers.scope,
        identifiers.value
    from identifiers
    inner join identifier_types
        on identifiers.type = identifier_types.type
    inner join one_ids
        on identifiers.record_id = one_ids.record_id
    inner join customers
        on one_ids.one_id = customers.one_id

),

-- The contact that most records give: the phone, nearly everywhere.
ranked_types as (

    select
        type,
        row_number() over (order by count(*) desc, type) as type_rank
    from own_identifiers
    where identifier_class = 'contact'
    group by type

),

final as (

    select
        own_identifiers.one_id,
        own_identifiers.record_id,
        own_identifiers.type,
        own_identifiers.scope,
        own_identifiers.value,
        ranked_types.type is not null as is_main_contact
    from own_identifiers
    left join ranked_types
        on
            own_identifiers.type = ranked_types.type
            and ranked_types.type_rank = 1

)

select * from final
