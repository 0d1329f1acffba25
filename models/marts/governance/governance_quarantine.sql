with

landed_rows as (

    select * from {{ ref('int_conformed__landed_rows') }}

),

final as (

    select
        system,
        table_name,
        _batch_id,
        _source_file,
        _source_row,
        reason
    from landed_rows
    where row_status = 'quarantined'

)

select * from final
