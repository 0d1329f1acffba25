with

landed_rows as (

    select *
    from {{ ref('int_conformed__landed_rows') }}
    where row_status = 'kept' and entity = 'customers' and extra is not null

),

outside_attributes as (

    select * from {{ ref('int_conformed__attributes') }}

),

identifiers as (

    select * from {{ ref('int_conformed__identifiers') }}
    where status = 'ok'

),

customers as (

    select * from {{ ref('int_conformed__customer_records') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

custom_fields as (

    select * from {{ ref('custom_fields') }}

),

-- What an export holds beyond the columns that its YAML declares.
extra_values as (

    select
        custom_fields.attribute,
        one_ids.one_id,
        landed_rows.system,
        landed_rows.entity_key as source_key,
        {{ clean_text(json_value(
            'landed_rows.extra', 'custom_fields.field'
        )) }} as raw_value,
        coalesce(customers.updated_at, customers.created_at) as recorded_at
    from landed_rows
    inner join custom_fields
        on
            landed_rows.system = custom_fields.system
            and landed_rows.table_name = custom_fields.table_name
    inner join one_ids
        on landed_rows.entity_key = one_ids.record_id
    inner join customers
        on landed_rows.entity_key = customers.record_id

),

outside_owners as (

    select
        outside_attributes.attribute_id,
        one_ids.one_id
    from outside_attributes
    inner join one_ids
        on
            outside_attributes.identifier_type = 'record'
            and outside_attributes.identifier_value = one_ids.record_id

    union

    select
        outside_attributes.attribute_id,
        one_ids.one_id
    from outside_attributes
    inner join identifiers
        on
            outside_attributes.identifier_type = identifiers.type
            and outside_attributes.identifier_value = identifiers.value
    inner join one_ids
        on identifiers.record_id = one_ids.record_id

),

-- What two customers share is nobody's own: no guess whose it is.
single_owners as (

    select
        attribute_id,
        min(one_id) as one_id
    from outside_owners
    group by attribute_id
    having count(*) = 1

),

outside_values as (

    select
        custom_fields.attribute,
        single_owners.one_id,
        outside_attributes.system,
        outside_attributes.attribute_id as source_key,
        outside_attributes.raw_value,
        outside_attributes.recorded_at
    from outside_attributes
    inner join single_owners
        on outside_attributes.attribute_id = single_owners.attribute_id
    inner join custom_fields
        on
            outside_attributes.system = custom_fields.system
            and outside_attributes.field = custom_fields.field
            and custom_fields.table_name = 'attributes'

),

final as (

    select * from extra_values
    where raw_value is not null

    union all

    select * from outside_values
    where raw_value is not null

)

select * from final
