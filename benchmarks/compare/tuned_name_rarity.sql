-- How rare a name is: by its own count, which includes the duplicates that
-- are looked for, and by how often its parts would meet. A quarter adds two
-- bits.
with

names as (

    select
        name,
        surname,
        given_name
    from records
    where name is not null

),

surnames as (

    select
        surname,
        count(*) / sum(count(*)) over () as share
    from names
    group by surname

),

given_names as (

    select
        given_name,
        count(*) / sum(count(*)) over () as share
    from names
    group by given_name

),

full_names as (

    select
        name,
        min(surname) as surname,
        min(given_name) as given_name,
        count(*) as records,
        sum(count(*)) over () as all_records
    from names
    group by name

)

select
    full_names.name,
    least(
        full_names.records / full_names.all_records / 4
        * power(
            greatest(
                coalesce(surnames.share * given_names.share, 0)
                * full_names.all_records,
                0.03
            ),
            0.6
        ),
        1.0
    ) as tf_name
from full_names
left join surnames on full_names.surname = surnames.surname
left join given_names on full_names.given_name = given_names.given_name
