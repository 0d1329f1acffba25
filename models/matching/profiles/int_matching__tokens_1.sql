with

component_values as (

    select * from {{ ref('int_matching__component_values') }}

),

-- Who bears a value alone agrees with nobody by it.
value_rarities as (

    select *
    from {{ ref('int_matching__value_rarities') }}
    where components > 1

),

final as (

    select
        component_values.component_no,
        value_rarities.kind,
        value_rarities.value_no,
        -- Many are held at once where pairs are compared.
        cast(value_rarities.rarity_millibits as {{ dbt.type_int() }})
            as rarity_millibits
    from component_values
    inner join value_rarities
        on component_values.value_no = value_rarities.value_no

)

select * from final
