with

record_contacts as (

    select * from {{ ref('int_core__record_contacts') }}

),

rules as (

    select
        max(case when name = 'minimum_contact_percent' then value end)
            as minimum_contact_percent
    from {{ ref('estimate_rules') }}

),

appearances as (

    select
        one_id,
        channel,
        max(case when has_contact then 1 else 0 end) as has_contact_here,
        max(max(case when has_contact then 1 else 0 end)) over (
            partition by one_id
        ) as has_contact
    from record_contacts
    group by one_id, channel

),

counted as (

    select
        channel,
        count(*) as found_customer_count,
        sum(has_contact_here) as contact_here_count,
        sum(has_contact) as contact_count
    from appearances
    group by channel

),

judged as (

    select
        counted.*,
        rules.minimum_contact_percent,
        counted.contact_here_count > 0
        and 100 * counted.contact_here_count
        >= rules.minimum_contact_percent * counted.found_customer_count
            as is_telling
    from counted
    cross join rules

),

shown as (

    select
        channel,
        found_customer_count,
        cast(
            case when is_telling then contact_here_count else contact_count end
            as bigint
        ) as contact_customer_count,
        is_telling,
        minimum_contact_percent
    from judged

),

-- Too few to go by: one of them would stand for many.
final as (

    select
        channel,
        found_customer_count,
        contact_customer_count,
        is_telling,
        case
            when
                100 * contact_customer_count
                >= minimum_contact_percent * found_customer_count
                then cast(
                    cast(
                        found_customer_count - contact_customer_count
                        as decimal(18, 6)
                    ) / nullif(contact_customer_count, 0)
                    as decimal(18, 6)
                )
        end as missing_odds
    from shown

)

select * from final
