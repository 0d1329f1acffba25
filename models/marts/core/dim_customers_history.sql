with

history as (

    select * from {{ ref('customer_history') }}

),

redirects as (

    select *
    from {{ ref('one_id_redirects') }}
    where id_level = 'standard'

),

followed as (

    select
        coalesce(redirects.redirects_to, history.one_id) as one_id,
        history.one_id as issued_one_id,
        history.valid_from,
        history.valid_to,
        history.member_level,
        history.province,
        history.city,
        history.owner_staff_id
    from history
    left join redirects
        on history.one_id = redirects.one_id

),

issued as (

    select
        one_id,
        issued_one_id,
        min(valid_from) as known_from,
        max(valid_to) as known_to
    from followed
    group by one_id, issued_one_id

),

-- The survivor's own history goes first, then that of the id which lasted
-- longest; an id tells only of the time before those that go before it.
limited as (

    select
        one_id,
        issued_one_id,
        min(known_from) over (
            partition by one_id
            order by
                case when issued_one_id = one_id then 0 else 1 end,
                known_to desc,
                known_from,
                issued_one_id
            rows between unbounded preceding and 1 preceding
        ) as told_until
    from issued

),

final as (

    select
        followed.one_id,
        followed.valid_from,
        case
            when followed.valid_to < limited.told_until then followed.valid_to
            else coalesce(limited.told_until, followed.valid_to)
        end as valid_to,
        coalesce(limited.told_until, followed.valid_to) is null as is_current,
        followed.member_level,
        followed.province,
        followed.city,
        followed.owner_staff_id
    from followed
    inner join limited
        on
            followed.one_id = limited.one_id
            and followed.issued_one_id = limited.issued_one_id
    where
        limited.told_until is null
        or followed.valid_from < limited.told_until

)

select * from final
