{#- Returns a query with one row per pattern of levels that occurs: its weight in
    two sums, what a household shares and what is a person's own. -#}
{%- macro pattern_weights(compared_pairs) -%}
with

compared_pairs as (

    select * from {{ compared_pairs }}

),

weights as (

    select * from {{ ref('int_matching__weights') }}

),

patterns as (

    select distinct
        name,
        birth_date,
        gender,
        phone,
        email,
        address,
        city,
        postal_code,
        nickname,
        account,
        other_id
    from compared_pairs

),

numbered as (

    select
        row_number() over (
            order by
                name nulls last,
                birth_date nulls last,
                gender nulls last,
                phone nulls last,
                email nulls last,
                address nulls last,
                city nulls last,
                postal_code nulls last,
                nickname nulls last,
                account nulls last,
                other_id nulls last
        ) as pattern_no,
        patterns.*
    from patterns

),

comparisons as (

    {%- for comparison in [
        'name', 'birth_date', 'gender', 'phone', 'email', 'address', 'city',
        'postal_code', 'nickname', 'account', 'other_id',
    ] %}
    select pattern_no, '{{ comparison }}' as comparison, {{ comparison }} as level from numbered
    {{- '\n    union all' if not loop.last }}
    {%- endfor %}

),

sums as (

    select
        comparisons.pattern_no,
        sum(case when weights.is_shared
            then weights.weight_millibits
            else 0
        end) as shared_millibits,
        sum(case when weights.is_shared
            then 0
            else weights.weight_millibits
        end) as own_millibits,
        max(weights.cap_millibits) as cap_millibits,
        max(case when weights.is_contradiction then 1 else 0 end) = 1
            as is_contradiction
    from comparisons
    inner join weights
        on
            comparisons.comparison = weights.comparison
            and comparisons.level = weights.level
    group by comparisons.pattern_no

),

final as (

    select
        numbered.*,
        cast(coalesce(sums.shared_millibits, 0) as bigint) as shared_millibits,
        cast(coalesce(sums.own_millibits, 0) as bigint) as own_millibits,
        coalesce(sums.cap_millibits, 0) as cap_millibits,
        coalesce(sums.is_contradiction, false) as is_contradiction
    from numbered
    left join sums
        on numbered.pattern_no = sums.pattern_no

)

select * from final
{%- endmacro -%}
