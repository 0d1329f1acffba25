with

declared as (

    {{ source_declarations() }}

),

-- The raw tables are read by name; they are there once the ledger is.
-- depends_on: {{ ref('int_conformed__landed_rows') }}
cells as (

    {{ field_cells() }}

),

field_mapping as (

    select * from {{ ref('governance_field_mapping') }}

),

column_classes as (

    select * from {{ ref('column_classes') }}

),

identifier_types as (

    select * from {{ ref('identifier_types') }}

),

-- A text is judged once, however many rows have it.
judged as (

    select
        cells.*,
        {{ shape_of('cells.cell') }} as shape,
        {{ is_readable_as('declared.holds', 'cells.cell') }} as is_readable
    from cells
    inner join declared
        on
            cells.system = declared.system
            and cells.table_name = declared.table_name
            and cells.field = declared.field

),

measured as (

    select
        system,
        table_name,
        field,
        cast(sum(cell_rows) as bigint) as row_count,
        cast(sum(case when cell is null then 0 else cell_rows end) as bigint)
            as filled_rows,
        count(cell) as distinct_values,
        cast(sum(
            case
                when is_readable then cell_rows
                when not is_readable then 0
            end
        ) as bigint) as readable_rows,
        case
            when count(cell) = 0 then 'empty'
            when min(shape) = max(shape) then min(shape)
            when min(shape) = 'integer' and max(shape) = 'number' then 'number'
            else 'text'
        end as data_type
    from judged
    group by system, table_name, field

),

known_classes as (

    select
        column_name as standard_field,
        pii_class
    from column_classes

    union all

    select
        type as standard_field,
        pii_class
    from identifier_types

),

made_of_fields as (

    select
        *,
        {{ replace_matches(
            'standard_field', '^receiver_|_raw$|_status$', ''
        ) }} as base_field
    from field_mapping

),

-- A field is as sensitive as the most sensitive thing that is made of it.
classified as (

    select
        made_of_fields.system,
        made_of_fields.table_name,
        made_of_fields.field,
        count(made_of_fields.standard_field) as standard_fields,
        max({{ lower_case(
            "made_of_fields.field || ' ' || coalesce(made_of_fields.base_field, '')"
        ) }}) as names,
        max(
            case known_classes.pii_class
                when 'direct' then 3
                when 'quasi' then 2
                when 'pseudonym' then 1
                when 'none' then 0
            end
        ) as sensitivity
    from made_of_fields
    left join known_classes
        on
            known_classes.standard_field in (
                made_of_fields.base_field, 'full_' || made_of_fields.base_field
            )
    group by
        made_of_fields.system,
        made_of_fields.table_name,
        made_of_fields.field

),

described as (

    select
        declared.*,
        measured.row_count,
        measured.filled_rows,
        measured.distinct_values,
        measured.readable_rows,
        classified.standard_fields,
        classified.names,
        classified.sensitivity,
        coalesce(measured.data_type, 'empty') as data_type,
        -- What a few words say of many rows says nothing of one person.
        coalesce(
            measured.filled_rows >= 10 * measured.distinct_values, false
        ) as is_code_list
    from declared
    left join measured
        on
            declared.system = measured.system
            and declared.table_name = measured.table_name
            and declared.field = measured.field
    left join classified
        on
            declared.system = classified.system
            and declared.table_name = classified.table_name
            and declared.field = classified.field

),

final as (

    select
        system,
        table_name,
        field,
        cast(position as bigint) as position,
        data_type,
        holds,
        is_key or coalesce(holds in ('phone', 'email'), false) as is_identifier,
        case
            when holds in ('phone', 'email') then 'direct'
            when sensitivity = 3 then 'direct'
            when sensitivity = 2 then 'quasi'
            when sensitivity = 1 then 'pseudonym'
            when sensitivity = 0 or holds in ('amount', 'timestamp') then 'none'
            when {{ matches('names', personal_field_names()) }} then 'direct'
            when is_key then 'pseudonym'
            when is_code_list or data_type in ('number', 'time') then 'none'
            else 'unclassified'
        end as pii_class,
        coalesce(standard_fields, 0) > 0 as is_mapped,
        coalesce(row_count, 0) as row_count,
        coalesce(filled_rows, 0) as filled_rows,
        coalesce(distinct_values, 0) as distinct_values,
        cast(filled_rows / nullif(row_count, 0) as decimal(18, 4))
            as fill_rate,
        cast(readable_rows / nullif(filled_rows, 0) as decimal(18, 4))
            as valid_rate
    from described

)

select * from final
