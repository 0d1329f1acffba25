with

evidence as (

    select * from {{ ref('match_evidence') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

bars as (

    select * from {{ ref('int_matching__bars') }}

),

comparison_phrases as (

    select * from {{ ref('comparison_phrases') }}

),

decisions as (

    select * from {{ ref('int_conformed__decisions') }}

),

customers as (

    select * from {{ ref('int_conformed__customer_records') }}

),

orders as (

    select * from {{ ref('int_conformed__orders') }}

),

records as (

    select
        record_no,
        record_id
    from {{ ref('int_matching__records') }}

),

-- As the last round saw them: what an earlier round said of parts is history,
-- and a contradiction is no question.
open_in_the_end as (

    select
        component_no_a,
        component_no_b,
        total_millibits
    from {{ ref('int_matching__open_pairs_2') }}
    where not is_contradiction

),

pairs as (

    select distinct
        evidence.record_id_a,
        evidence.record_id_b,
        ids_a.one_id as one_id_a,
        ids_b.one_id as one_id_b,
        evidence.total_millibits,
        evidence.decision
    from evidence
    inner join one_ids as ids_a
        on evidence.record_id_a = ids_a.record_id
    inner join one_ids as ids_b
        on evidence.record_id_b = ids_b.record_id
    inner join records as records_a
        on evidence.record_id_a = records_a.record_id
    inner join records as records_b
        on evidence.record_id_b = records_b.record_id
    left join open_in_the_end
        on
            records_a.record_no = open_in_the_end.component_no_a
            and records_b.record_no = open_in_the_end.component_no_b
            and evidence.total_millibits = open_in_the_end.total_millibits
    where
        ids_a.one_id <> ids_b.one_id
        and (
            evidence.decision = 'cut'
            or (
                evidence.decision = 'not_linked'
                and open_in_the_end.component_no_a is not null
            )
        )

),

-- What a steward has decided needs no second look.
kept_apart as (

    select
        least(ids_a.one_id, ids_b.one_id) as one_id_a,
        greatest(ids_a.one_id, ids_b.one_id) as one_id_b
    from decisions
    inner join one_ids as ids_a
        on decisions.record_id_a = ids_a.record_id
    inner join one_ids as ids_b
        on decisions.record_id_b = ids_b.record_id
    where decisions.decision = 'cannot_link'
    group by
        least(ids_a.one_id, ids_b.one_id),
        greatest(ids_a.one_id, ids_b.one_id)

),

set_free as (

    select distinct record_id_a as record_id
    from decisions
    where decision = 'un_merge'

),

undecided as (

    select
        pairs.*,
        row_number() over (
            partition by
                least(pairs.one_id_a, pairs.one_id_b),
                greatest(pairs.one_id_a, pairs.one_id_b)
            order by
                pairs.total_millibits desc,
                pairs.record_id_a,
                pairs.record_id_b
        ) as pair_rank
    from pairs
    left join kept_apart
        on
            least(pairs.one_id_a, pairs.one_id_b) = kept_apart.one_id_a
            and greatest(pairs.one_id_a, pairs.one_id_b) = kept_apart.one_id_b
    left join set_free as free_a
        on pairs.record_id_a = free_a.record_id
    left join set_free as free_b
        on pairs.record_id_b = free_b.record_id
    where
        kept_apart.one_id_a is null
        and free_a.record_id is null
        and free_b.record_id is null

),

questions as (

    select *
    from undecided
    where pair_rank = 1

),

asked_about as (

    select one_id_a as one_id
    from questions

    union

    select one_id_b as one_id
    from questions

),

members as (

    select
        one_ids.one_id,
        one_ids.record_id
    from one_ids
    inner join asked_about
        on one_ids.one_id = asked_about.one_id

),

record_counts as (

    select
        one_id,
        count(*) as records
    from members
    group by one_id

),

name_counts as (

    select
        members.one_id,
        coalesce(customers.full_name, customers.company_name) as name,
        row_number() over (
            partition by members.one_id
            order by
                count(*) desc,
                coalesce(customers.full_name, customers.company_name)
        ) as name_rank
    from members
    inner join customers
        on members.record_id = customers.record_id
    where coalesce(customers.full_name, customers.company_name) is not null
    group by
        members.one_id,
        coalesce(customers.full_name, customers.company_name)

),

names as (

    select
        one_id,
        {{ mask_name('name') }} as masked_name
    from name_counts
    where name_rank = 1

),

order_sums as (

    select
        members.one_id,
        orders.currency,
        count(*) as orders,
        sum(orders.amount) as amount
    from members
    inner join orders
        on members.record_id = orders.record_id
    group by members.one_id, orders.currency

),

sides as (

    select
        record_id_a,
        record_id_b,
        one_id_a as one_id
    from questions

    union all

    select
        record_id_a,
        record_id_b,
        one_id_b as one_id
    from questions

),

stakes_by_currency as (

    select
        sides.record_id_a,
        sides.record_id_b,
        order_sums.currency,
        sum(order_sums.orders) as orders,
        sum(order_sums.amount) as amount,
        sum(sum(order_sums.orders)) over (
            partition by sides.record_id_a, sides.record_id_b
        ) as all_orders,
        row_number() over (
            partition by sides.record_id_a, sides.record_id_b
            order by sum(order_sums.orders) desc, order_sums.currency
        ) as currency_rank
    from sides
    inner join order_sums
        on sides.one_id = order_sums.one_id
    group by sides.record_id_a, sides.record_id_b, order_sums.currency

),

stakes as (

    select *
    from stakes_by_currency
    where currency_rank = 1

),

worded as (

    select
        questions.record_id_a,
        questions.record_id_b,
        coalesce(comparison_phrases.phrase, evidence.comparison) as phrase,
        evidence.weight_millibits > 0 as is_for,
        row_number() over (
            partition by
                questions.record_id_a,
                questions.record_id_b,
                evidence.weight_millibits > 0
            order by
                abs(evidence.weight_millibits) desc,
                evidence.comparison
        ) as reason_rank
    from questions
    inner join evidence
        on
            questions.record_id_a = evidence.record_id_a
            and questions.record_id_b = evidence.record_id_b
    left join comparison_phrases
        on
            evidence.comparison = comparison_phrases.comparison
            and evidence.level = comparison_phrases.level
    -- Every pair starts from the prior: it is no reason.
    where
        evidence.comparison <> 'prior'
        and evidence.weight_millibits <> 0

),

reasons as (

    select
        record_id_a,
        record_id_b,
        concat_ws(
            '; ',
            max(case when is_for and reason_rank = 1 then phrase end),
            max(case when is_for and reason_rank = 2 then phrase end),
            max(case when is_for and reason_rank = 3 then phrase end)
        ) as reasons_for,
        concat_ws(
            '; ',
            max(case when not is_for and reason_rank = 1 then phrase end),
            max(case when not is_for and reason_rank = 2 then phrase end),
            max(case when not is_for and reason_rank = 3 then phrase end)
        ) as reasons_against
    from worded
    group by record_id_a, record_id_b

),

final as (

    select
        questions.record_id_a,
        questions.record_id_b,
        questions.one_id_a,
        questions.one_id_b,
        names_a.masked_name as masked_name_a,
        names_b.masked_name as masked_name_b,
        case
            when questions.decision = 'cut' then 'cut'
            when questions.total_millibits >= bars.standard then 'over_bar'
            else 'grey_zone'
        end as queue_reason,
        reasons.reasons_for,
        reasons.reasons_against,
        cast(
            row_number() over (
                order by
                    coalesce(stakes.all_orders, 0) desc,
                    counts_a.records + counts_b.records desc,
                    questions.total_millibits desc,
                    questions.record_id_a,
                    questions.record_id_b
            ) as bigint
        ) as queue_rank,
        questions.total_millibits,
        cast(bars.standard - questions.total_millibits as bigint)
            as missing_millibits,
        cast(counts_a.records + counts_b.records as bigint) as record_count,
        cast(coalesce(stakes.all_orders, 0) as bigint) as order_count,
        cast(stakes.amount as decimal(18, 4)) as amount,
        stakes.currency
    from questions
    cross join bars
    inner join record_counts as counts_a
        on questions.one_id_a = counts_a.one_id
    inner join record_counts as counts_b
        on questions.one_id_b = counts_b.one_id
    left join names as names_a
        on questions.one_id_a = names_a.one_id
    left join names as names_b
        on questions.one_id_b = names_b.one_id
    left join stakes
        on
            questions.record_id_a = stakes.record_id_a
            and questions.record_id_b = stakes.record_id_b
    left join reasons
        on
            questions.record_id_a = reasons.record_id_a
            and questions.record_id_b = reasons.record_id_b

)

select * from final
