-- Each column of each released table has a row in column_classes, and a direct
-- identifier stands in no public table.
with

released_columns as (

    {{ released_columns() }}

),

column_classes as (

    select * from {{ ref('column_classes') }}

)

select
    released_columns.table_name,
    released_columns.column_name,
    released_columns.release_class,
    column_classes.pii_class
from released_columns
left join column_classes
    on released_columns.column_name = column_classes.column_name
where
    column_classes.column_name is null
    or (
        released_columns.release_class = 'public'
        and column_classes.pii_class = 'direct'
    )
