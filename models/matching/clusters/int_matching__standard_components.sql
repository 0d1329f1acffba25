{#- Only what a cut has torn is joined anew. -#}
with

linked_components as (

    select * from {{ ref('int_matching__linked_components') }}

),

torn_components as (

    select distinct component_no
    from {{ ref('int_matching__torn_links') }}

),

whole as (

    select
        linked_components.record_no,
        linked_components.component_no
    from linked_components
    left join torn_components
        on linked_components.component_no = torn_components.component_no
    where torn_components.component_no is null

),

torn as (

    {{ connected_components(
        ref('int_matching__torn_links'), 'not is_cut'
    ) | indent(4) }}

),

final as (

    select * from whole

    union all

    select
        record_no,
        component_no
    from torn

)

select * from final
