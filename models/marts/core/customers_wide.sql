-- The columns are rows of custom_fields: no contract can name them.
{{ config(materialized='view', contract={'enforced': false}) }}

with

customers as (

    select * from {{ ref('dim_customers') }}

),

customer_attributes as (

    select * from {{ ref('customer_attributes') }}

),

pivoted as (

    {{ pivot_attributes('customer_attributes', ref('custom_fields')) }}

),

final as (

    -- Whatever the columns of pivoted are: one_id stands there once.
    select *  -- noqa: RF02
    from customers
    left join pivoted using (one_id)  -- noqa: ST07

)

select * from final
