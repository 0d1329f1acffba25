with

record_contacts as (

    select
        *,
        sum(case when has_contact then 1 else 0 end) over (
            partition by one_id
        ) as contact_record_count
    from {{ ref('int_core__record_contacts') }}

),

grouped as (

    select
        one_id,
        max(contact_record_count) as contact_record_count,
        sum(case
            when shares_contact and not is_linked_otherwise then 1
            else 0
        end) as agreeing_record_count,
        sum(case
            when
                has_contact
                and contact_record_count > 1
                and not shares_contact
                and not is_linked_otherwise
                then 1
            else 0
        end) as differing_record_count,
        sum(compared_pair_count) as compared_pair_count,
        sum(agreeing_pair_count) as agreeing_pair_count
    from record_contacts
    group by one_id

),

final as (

    select
        one_id,
        cast(
            ntile(20) over (order by one_id) as integer
        ) as sample_no,
        cast(contact_record_count as bigint) as contact_record_count,
        cast(agreeing_record_count as bigint) as agreeing_record_count,
        cast(differing_record_count as bigint) as differing_record_count,
        cast(compared_pair_count as bigint) as compared_pair_count,
        cast(agreeing_pair_count as bigint) as agreeing_pair_count
    from grouped

)

select * from final
