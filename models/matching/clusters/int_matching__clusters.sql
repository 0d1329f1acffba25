{#- A view: one short join is cheaper than each text again for each level. -#}
{{ config(materialized="view") }}
with

records as (

    select * from {{ ref('int_matching__records') }}

),

standard_components as (

    select * from {{ ref('int_matching__standard_components') }}

),

strict_components as (

    select * from {{ ref('int_matching__strict_components') }}

),

standard_clusters as (

    select
        'standard' as id_level,
        coalesce(standard_components.component_no, records.record_no)
            as cluster_no,
        records.record_no,
        records.record_id,
        records.first_seen_at
    from records
    left join standard_components
        on records.record_no = standard_components.record_no

),

strict_clusters as (

    select
        'strict' as id_level,
        coalesce(strict_components.component_no, records.record_no)
            as cluster_no,
        records.record_no,
        records.record_id,
        records.first_seen_at
    from records
    left join strict_components
        on records.record_no = strict_components.record_no

),

final as (

    select * from standard_clusters

    union all

    select * from strict_clusters

)

select * from final
