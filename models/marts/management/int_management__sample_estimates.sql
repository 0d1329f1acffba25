with

samples as (

    select * from {{ ref('int_management__samples') }}

),

customer_weights as (

    select * from {{ ref('int_management__customer_weights') }}

),

split_records as (

    select * from {{ ref('int_management__split_records') }}

),

part_sums as (

    select
        sample_no as part_no,
        count(*) as customers,
        sum(case when contact_record_count > 0 then 1 else 0 end)
            as contact_customers,
        sum(case when contact_record_count = 1 then 1 else 0 end)
            as lone_customers,
        sum(case when contact_record_count = 1 then unseen_weight else 0 end)
            as lone_unseen,
        sum(case when contact_record_count > 1 then unseen_weight else 0 end)
            as other_unseen,
        sum(coalesce(silent_weight, 0)) as silent_customers,
        sum(case when silent_weight is null then 0 else lone_weight end)
            as silent_lone_weight,
        sum(case
            when silent_weight is null then 0
            else telling_channel_count
        end) as silent_channels
    from customer_weights
    group by sample_no

),

sums as (

    select
        samples.sample_no,
        sum(part_sums.customers) as customers,
        sum(part_sums.contact_customers) as contact_customers,
        sum(part_sums.lone_customers) as lone_customers,
        sum(part_sums.lone_unseen) as lone_unseen,
        sum(part_sums.other_unseen) as other_unseen,
        sum(part_sums.silent_customers) as silent_customers,
        sum(part_sums.silent_lone_weight) as silent_lone_weight,
        sum(part_sums.silent_channels) as silent_channels
    from samples
    inner join part_sums
        on samples.part_no = part_sums.part_no
    group by samples.sample_no

),

-- Two records that were parted are one customer too many, not two.
splits as (

    select
        sample_no,
        sum(split_record_count) as split_records,
        sum(case
            when contact_record_count = 2 then split_record_count / 2
            else split_record_count
        end) as split_customers
    from split_records
    group by sample_no

),

shares as (

    select
        sums.*,
        greatest(coalesce(splits.split_customers, 0), 0) as split_customers,
        -- Of the customers of one record, those who are nobody else's part.
        1 - coalesce(
            least(greatest(splits.split_records, 0), sums.lone_customers)
            / nullif(sums.lone_customers, 0), 0
        ) as whole_share,
        greatest(
            sums.silent_lone_weight / nullif(sums.silent_channels, 0), 0
        ) as silent_share
    from sums
    left join splits
        on sums.sample_no = splits.sample_no

),

final as (

    select
        sample_no,
        cast(customers as bigint) as found_customer_count,
        cast(contact_customers as bigint) as contact_customer_count,
        cast(split_customers as decimal(18, 4)) as split_customer_count,
        cast(
            other_unseen + whole_share * lone_unseen as decimal(18, 4)
        ) as unseen_customer_count,
        cast(
            coalesce(silent_share, 0) * silent_customers as decimal(18, 4)
        ) as silent_customer_count
    from shares

)

select * from final
