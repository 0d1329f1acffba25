-- The patterns are private to the matching group, and so is this test.
{{ config(group="matching") }}

-- A level without a weight would say nothing without anybody noticing.
with

pattern_weights_1 as (

    select * from {{ ref('int_matching__pattern_weights_1') }}

),

pattern_weights_2 as (

    select * from {{ ref('int_matching__pattern_weights_2') }}

),

comparison_weights as (

    select * from {{ ref('comparison_weights') }}

),

patterns as (

    select * from pattern_weights_1

    union all

    select * from pattern_weights_2

),

levels as (

    select
        'name' as comparison,
        name as level
    from patterns
    union
    select
        'birth_date' as comparison,
        birth_date as level
    from patterns
    union
    select
        'gender' as comparison,
        gender as level
    from patterns
    union
    select
        'phone' as comparison,
        phone as level
    from patterns
    union
    select
        'email' as comparison,
        email as level
    from patterns
    union
    select
        'address' as comparison,
        address as level
    from patterns
    union
    select
        'city' as comparison,
        city as level
    from patterns
    union
    select
        'postal_code' as comparison,
        postal_code as level
    from patterns
    union
    select
        'nickname' as comparison,
        nickname as level
    from patterns
    union
    select
        'account' as comparison,
        account as level
    from patterns
    union
    select
        'other_id' as comparison,
        other_id as level
    from patterns

)

select
    levels.comparison,
    levels.level
from levels
left join comparison_weights
    on
        levels.comparison = comparison_weights.comparison
        and levels.level = comparison_weights.level
where
    levels.level is not null
    and comparison_weights.weight_millibits is null
