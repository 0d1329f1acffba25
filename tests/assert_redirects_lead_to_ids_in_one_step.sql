-- A redirect leads to an id that is no redirect itself, and away from an id
-- that nobody bears.
with

redirects as (

    select * from {{ ref('one_id_redirects') }}

),

live_ids as (

    select one_id
    from {{ ref('one_ids') }}

    union

    select strict_one_id as one_id
    from {{ ref('one_ids') }}

)

select redirects.one_id
from redirects
left join redirects as next_redirects
    on redirects.redirects_to = next_redirects.one_id
left join live_ids
    on redirects.one_id = live_ids.one_id
where
    next_redirects.one_id is not null
    or live_ids.one_id is not null
