with

source_ranks as (

    select * from {{ ref('source_ranks') }}

),

fields as (

    select distinct customer_field
    from {{ ref('survivorship_rules') }}

),

sources as (

    select distinct
        system,
        channel
    from {{ ref('one_ids') }}

),

-- A row that names the channel goes before one that names its system, that
-- before one of any source; among these the one that names the field.
ranked as (

    select
        sources.system,
        sources.channel,
        fields.customer_field,
        source_ranks.source_rank,
        row_number() over (
            partition by
                sources.system,
                sources.channel,
                fields.customer_field
            order by
                case source_ranks.source
                    when sources.channel then 1
                    when sources.system then 2
                    else 3
                end,
                case source_ranks.customer_field when '*' then 2 else 1 end,
                source_ranks.source
        ) as match_order
    from sources
    cross join fields
    left join source_ranks
        on
            source_ranks.source in (sources.channel, sources.system, '*')
            and source_ranks.customer_field in (fields.customer_field, '*')

),

final as (

    select
        system,
        channel,
        customer_field,
        -- A source that no row speaks of comes last.
        coalesce(source_rank, 999) as source_rank
    from ranked
    where match_order = 1

)

select * from final
