with

samples as (

    select * from {{ ref('int_management__samples') }}

),

customer_contacts as (

    select * from {{ ref('int_management__customer_contacts') }}

),

rules as (

    select
        max(case when name = 'compared_customer_records' then value end)
            as compared_customer_records
    from {{ ref('estimate_rules') }}

),

part_sizes as (

    select
        sample_no as part_no,
        contact_record_count,
        count(*) as customer_count,
        sum(agreeing_record_count) as agreeing_record_count,
        sum(differing_record_count) as differing_record_count,
        sum(compared_pair_count) as compared_pair_count,
        sum(agreeing_pair_count) as agreeing_pair_count
    from customer_contacts
    where contact_record_count > 1
    group by sample_no, contact_record_count

),

sizes as (

    select
        samples.sample_no,
        part_sizes.contact_record_count,
        sum(part_sizes.customer_count) as customer_count,
        sum(part_sizes.agreeing_record_count) as agreeing_record_count,
        sum(part_sizes.differing_record_count) as differing_record_count,
        sum(part_sizes.compared_pair_count) as compared_pair_count,
        sum(part_sizes.agreeing_pair_count) as agreeing_pair_count
    from samples
    inner join part_sizes
        on samples.part_no = part_sizes.part_no
    group by samples.sample_no, part_sizes.contact_record_count

),

agreements as (

    select
        sizes.sample_no,
        cast(sum(sizes.agreeing_pair_count) as double)
        / nullif(sum(sizes.compared_pair_count), 0) as agreeing_share
    from sizes
    cross join rules
    where sizes.contact_record_count <= rules.compared_customer_records
    group by sizes.sample_no

),

-- Two contacts, the first given with this chance: then two records agree as
-- often as the pairs do.
first_contacts as (

    select
        sample_no,
        case
            when agreeing_share is null then 1
            when agreeing_share <= 0.5 then 0.5
            else (1 + sqrt(2 * agreeing_share - 1)) / 2
        end as first_share
    from agreements

),

chances as (

    select
        sizes.*,
        {{ chance_to_differ(
            'first_contacts.first_share', 'sizes.contact_record_count - 1'
        ) }} as chance,
        {{ chance_to_differ(
            'first_contacts.first_share', 'sizes.contact_record_count'
        ) }} as next_chance
    from sizes
    inner join first_contacts
        on sizes.sample_no = first_contacts.sample_no

),

first_counts as (

    select
        *,
        agreeing_record_count * chance / (1 - chance)
        - differing_record_count as split_count
    from chances

),

-- Who has lost one record is found with one too few: such customers' records
-- had one more to agree with.
corrected as (

    select
        first_counts.sample_no,
        first_counts.contact_record_count,
        first_counts.agreeing_record_count,
        first_counts.differing_record_count,
        first_counts.chance
        + (first_counts.next_chance - first_counts.chance)
        * least(greatest(
            coalesce(larger.split_count, 0) / first_counts.customer_count, 0
        ), 1) as chance
    from first_counts
    left join first_counts as larger
        on
            first_counts.sample_no = larger.sample_no
            and first_counts.contact_record_count + 1
            = larger.contact_record_count

),

final as (

    select
        sample_no,
        contact_record_count,
        cast(agreeing_record_count as bigint) as agreeing_record_count,
        cast(differing_record_count as bigint) as differing_record_count,
        cast(chance as decimal(18, 6)) as chance_to_differ,
        cast(
            agreeing_record_count * chance / (1 - chance)
            - differing_record_count as decimal(18, 6)
        ) as split_record_count
    from corrected

)

select * from final
