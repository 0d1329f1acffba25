with

own_identifiers as (

    select * from {{ ref('int_core__own_identifiers') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

customers as (

    select * from {{ ref('dim_customers') }}

),

contacts as (

    select
        record_id,
        value,
        count(*) over (partition by one_id, value) as holder_count
    from own_identifiers
    where is_main_contact

),

bearing_records as (

    select
        record_id,
        max(holder_count) > 1 as shares_contact
    from contacts
    group by record_id

),

-- Beside each holder of anything else the one before it: n holders make n - 1
-- pairs, so that a value of many does not explode.
other_identifiers as (

    select
        own_identifiers.record_id,
        lag(own_identifiers.record_id) over (
            partition by
                own_identifiers.one_id,
                own_identifiers.type,
                own_identifiers.scope,
                own_identifiers.value
            order by own_identifiers.record_id
        ) as other_record_id,
        count(*) over (
            partition by
                own_identifiers.one_id,
                own_identifiers.type,
                own_identifiers.scope,
                own_identifiers.value
        ) as holder_count
    from own_identifiers
    inner join bearing_records
        on own_identifiers.record_id = bearing_records.record_id
    where not own_identifiers.is_main_contact

),

linked_records as (

    select
        record_id,
        max(holder_count) > 1 as is_linked_otherwise
    from other_identifiers
    group by record_id

),

pairs as (

    select distinct
        record_id,
        other_record_id
    from other_identifiers
    where other_record_id is not null

),

agreeing_pairs as (

    select distinct
        pairs.record_id,
        pairs.other_record_id
    from pairs
    inner join contacts
        on pairs.record_id = contacts.record_id
    inner join contacts as other_contacts
        on
            pairs.other_record_id = other_contacts.record_id
            and contacts.value = other_contacts.value

),

pair_counts as (

    select
        pairs.record_id,
        count(*) as compared_pair_count,
        count(agreeing_pairs.record_id) as agreeing_pair_count
    from pairs
    left join agreeing_pairs
        on
            pairs.record_id = agreeing_pairs.record_id
            and pairs.other_record_id = agreeing_pairs.other_record_id
    group by pairs.record_id

),

final as (

    select
        one_ids.record_key,
        one_ids.one_id,
        one_ids.channel,
        bearing_records.record_id is not null as has_contact,
        coalesce(bearing_records.shares_contact, false) as shares_contact,
        coalesce(linked_records.is_linked_otherwise, false)
            as is_linked_otherwise,
        coalesce(pair_counts.compared_pair_count, 0) as compared_pair_count,
        coalesce(pair_counts.agreeing_pair_count, 0) as agreeing_pair_count
    from one_ids
    inner join customers
        on one_ids.one_id = customers.one_id
    left join bearing_records
        on one_ids.record_id = bearing_records.record_id
    left join linked_records
        on one_ids.record_id = linked_records.record_id
    left join pair_counts
        on one_ids.record_id = pair_counts.record_id

)

select * from final
