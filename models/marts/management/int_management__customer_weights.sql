with

record_contacts as (

    select * from {{ ref('int_core__record_contacts') }}

),

channel_contacts as (

    select *
    from {{ ref('int_management__channel_contacts') }}
    where missing_odds is not null

),

customer_contacts as (

    select * from {{ ref('int_management__customer_contacts') }}

),

-- Where a customer with a contact shows: in a telling channel by a contact
-- there, in a silent one because something links it to a contact elsewhere.
appearances as (

    select distinct
        record_contacts.one_id,
        record_contacts.channel,
        channel_contacts.is_telling,
        channel_contacts.missing_odds
    from record_contacts
    inner join channel_contacts
        on record_contacts.channel = channel_contacts.channel
    inner join customer_contacts
        on record_contacts.one_id = customer_contacts.one_id
    where
        customer_contacts.contact_record_count > 0
        and (record_contacts.has_contact or not channel_contacts.is_telling)

),

-- A product by way of logarithms; one factor of nothing makes it nothing.
factors as (

    select
        one_id,
        is_telling,
        case when missing_odds = 0 then 1 else 0 end as is_zero,
        case
            when missing_odds > 0
                then cast(ln(missing_odds) as decimal(18, 9))
            else 0
        end as log_odds
    from appearances

),

totals as (

    select
        *,
        count(*) over (partition by one_id, is_telling) as channel_count,
        sum(is_zero) over (partition by one_id, is_telling) as zero_count,
        sum(log_odds) over (partition by one_id, is_telling) as total_log_odds
    from factors

),

weights as (

    select
        one_id,
        is_telling,
        channel_count,
        case
            when zero_count > 0 then 0
            else exp(total_log_odds)
        end as whole,
        case
            when zero_count > is_zero then 0
            else exp(total_log_odds - log_odds)
        end as others,
        case when channel_count % 2 = 0 then -1 else 1 end as sign
    from totals

),

summed as (

    select
        one_id,
        max(case when is_telling then channel_count else 0 end)
            as telling_channel_count,
        max(case when is_telling then cast(sign * whole as decimal(18, 6)) end)
            as unseen_weight,
        sum(case when is_telling then cast(sign * others as decimal(18, 6)) end)
            as lone_weight,
        max(case
            when not is_telling then cast(1 + sign * whole as decimal(18, 6))
        end) as silent_weight
    from weights
    group by one_id

),

final as (

    select
        customer_contacts.one_id,
        customer_contacts.sample_no,
        customer_contacts.contact_record_count,
        cast(coalesce(summed.telling_channel_count, 0) as bigint)
            as telling_channel_count,
        cast(coalesce(summed.unseen_weight, 0) as decimal(18, 6))
            as unseen_weight,
        cast(coalesce(summed.lone_weight, 0) as decimal(18, 6))
            as lone_weight,
        cast(summed.silent_weight as decimal(18, 6)) as silent_weight
    from customer_contacts
    left join summed
        on customer_contacts.one_id = summed.one_id

)

select * from final
