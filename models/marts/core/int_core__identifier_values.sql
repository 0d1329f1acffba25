with

identifiers as (

    select *
    from {{ ref('int_conformed__identifiers') }}
    where value is not null

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

grouped as (

    select
        one_ids.one_id,
        identifiers.type,
        identifiers.scope,
        identifiers.value,
        min(identifiers.status) as status,
        max(case when identifiers.is_verified then 1 else 0 end) = 1
            as is_verified,
        count(distinct identifiers.record_id) as record_count,
        min(identifiers.valid_from) as first_valid_from,
        max(identifiers.valid_to) as last_valid_to
    from identifiers
    inner join one_ids
        on identifiers.record_id = one_ids.record_id
    -- A receiver's number belongs to the receiver, whom nobody has asked; the
    -- employer's account is the employer's.
    where identifiers.role not in ('receiver', 'employer')
    group by
        one_ids.one_id,
        identifiers.type,
        identifiers.scope,
        identifiers.value

),

final as (

    select
        one_id,
        {{ keyed_hash("concat_ws('|', one_id, type, scope, value)") }}
            as identifier_key,
        type,
        scope,
        value,
        status,
        is_verified,
        record_count,
        first_valid_from,
        last_valid_to
    from grouped

)

select * from final
