with

follow_ups as (

    select * from {{ ref('int_conformed__follow_ups') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

final as (

    select
        {{ keyed_hash('follow_ups.follow_up_id') }} as follow_up_key,
        follow_ups.opportunity_id,
        one_ids.record_key,
        one_ids.one_id,
        {{ staff_key('follow_ups.staff_id') }} as staff_id,
        follow_ups.system,
        follow_ups.channel,
        follow_ups.follow_up_method,
        follow_ups.followed_up_at,
        follow_ups.next_follow_up_at
    from follow_ups
    left join one_ids
        on follow_ups.record_id = one_ids.record_id

)

select * from final
