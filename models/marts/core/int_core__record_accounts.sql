with

identifiers as (

    select *
    from {{ ref('int_conformed__identifiers') }}
    where value is not null and role not in ('receiver', 'employer')

),

types as (

    select * from {{ ref('identifier_types') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

ranked as (

    select
        identifiers.record_id,
        identifiers.type || '|' || coalesce(identifiers.scope, '')
        || '|' || identifiers.value as account,
        row_number() over (
            partition by identifiers.record_id
            order by
                types.priority,
                identifiers.type,
                identifiers.scope,
                identifiers.value
        ) as place
    from identifiers
    inner join types
        on
            identifiers.type = types.type
            and types.identifier_class in ('account', 'card')

),

final as (

    select
        one_ids.record_key,
        {{ keyed_hash('ranked.account') }} as account_key
    from ranked
    inner join one_ids
        on ranked.record_id = one_ids.record_id
    where ranked.place = 1

)

select * from final
