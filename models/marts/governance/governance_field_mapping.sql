with

declared as (

    {{ source_declarations() }}

),

mapped as (

    {{ field_mappings() }}

),

final as (

    select
        declared.system,
        declared.table_name,
        declared.field,
        mapped.standard_field,
        mapped.rule,
        mapped.model
    from declared
    left join mapped
        on
            declared.system = mapped.system
            and declared.table_name = mapped.table_name
            and declared.field = mapped.field

)

select * from final
