with

identifiers as (

    select * from {{ ref('int_core__identifiers') }}

),

grouped as (

    select
        one_id,
        type,
        scope,
        value,
        min(status) as status,
        max(case when is_verified then 1 else 0 end) = 1 as is_verified,
        {{ is_current('valid_to') }} as is_current,
        count(distinct seniority) as record_count,
        min(valid_from) as first_valid_from,
        max(valid_to) as last_valid_to,
        max(seen_at) as last_seen_at
    from identifiers
    group by one_id, type, scope, value

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
        is_current,
        record_count,
        first_valid_from,
        last_valid_to,
        last_seen_at
    from grouped

)

select * from final
