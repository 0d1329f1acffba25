-- What customer_contacts and dim_customers show of a customer is the one winner
-- of its field; an address stands for all its parts.
with

contacts as (

    select * from {{ ref('customer_contacts') }}

),

customers as (

    select * from {{ ref('dim_customers') }}

),

winners as (

    select
        one_id,
        customer_field,
        count(*) as winner_count
    from {{ ref('customer_field_provenance') }}
    where is_winner
    group by one_id, customer_field

),

fields as (

    select distinct customer_field
    from {{ ref('survivorship_rules') }}

),

shown as (

    select
        contacts.one_id,
        fields.customer_field,
        case fields.customer_field
            when 'full_name' then contacts.full_name is not null
            when 'nickname' then contacts.nickname is not null
            when 'company_name' then contacts.company_name is not null
            when 'phone' then contacts.phone is not null
            when 'email' then contacts.email is not null
            when 'birth_date' then contacts.birth_date is not null
            when 'gender' then customers.gender is not null
            when 'member_level' then customers.member_level is not null
            when 'consent_marketing'
                then customers.has_consent_marketing is not null
            when 'address'
                then coalesce(
                    contacts.province,
                    contacts.city,
                    contacts.district,
                    contacts.address,
                    contacts.postal_code
                ) is not null
        end as is_shown
    from contacts
    left join customers
        on contacts.one_id = customers.one_id
    cross join fields

)

select
    shown.one_id,
    shown.customer_field,
    winners.winner_count
from shown
left join winners
    on
        shown.one_id = winners.one_id
        and shown.customer_field = winners.customer_field
where shown.is_shown and coalesce(winners.winner_count, 0) <> 1
