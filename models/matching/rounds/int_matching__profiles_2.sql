with

profiles as (

    select * from {{ ref('int_matching__profiles_1') }}

),

merged as (

    select * from {{ ref('int_matching__merges_1') }}

),

changed as (

    {{ component_profiles(
        ref('int_matching__components_1'), ref('int_matching__merges_1')
    ) | indent(4) }}

),

unchanged as (

    select profiles.*
    from profiles
    left join merged
        on profiles.component_no = merged.record_no
    where merged.record_no is null

),

final as (

    select * from unchanged

    union all

    select * from changed

)

select * from final
