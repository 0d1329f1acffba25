with

presences as (

    select
        *,
        {{ local_date('occurred_at') }} as visit_date
    from {{ ref('int_core__store_presences') }}
    where one_id is not null and occurred_at is not null

),

aliases as (

    select * from {{ ref('store_aliases') }}

),

known as (

    select
        presences.*,
        coalesce(aliases.same_as_store_id, presences.store_id)
            as known_store_id
    from presences
    left join aliases
        on presences.store_id = aliases.store_id

),

-- Who was in one store that day had the appointment there too.
placed as (

    select
        *,
        coalesce(
            known_store_id,
            case
                when
                    min(known_store_id) over (partition by one_id, visit_date)
                    = max(known_store_id) over (partition by one_id, visit_date)
                    then
                        min(known_store_id)
                            over (partition by one_id, visit_date)
            end
        ) as visited_store_id
    from known

),

numbered as (

    select
        *,
        row_number() over (
            partition by one_id, visited_store_id, visit_date
            order by occurred_at, presence_type, presence_id
        ) as presence_no
    from placed

),

grouped as (

    select
        one_id,
        visited_store_id,
        visit_date,
        {{ first_known('system', 'presence_no') }} as system,
        {{ first_known('channel', 'presence_no') }} as channel,
        max(case presence_type when 'registration' then 1 else 0 end) = 1
            as has_registration,
        max(case presence_type when 'appointment' then 1 else 0 end) = 1
            as has_appointment,
        max(case presence_type when 'purchase' then 1 else 0 end) = 1
            as has_purchase,
        count(
            distinct case presence_type when 'purchase' then presence_id end
        ) as order_count,
        sum(net_amount_cny) as net_amount_cny,
        min(occurred_at) as visited_at
    from numbered
    group by one_id, visited_store_id, visit_date

),

final as (

    select
        {{ keyed_hash(
            "one_id || ':' || coalesce(visited_store_id, '') || ':' || "
            ~ 'cast(visit_date as ' ~ dbt.type_string() ~ ')'
        ) }} as store_visit_key,
        one_id,
        visited_store_id as store_id,
        system,
        channel,
        has_registration,
        has_appointment,
        has_purchase,
        order_count,
        cast(net_amount_cny as decimal(18, 4)) as net_amount_cny,
        visit_date,
        visited_at
    from grouped

)

select * from final
