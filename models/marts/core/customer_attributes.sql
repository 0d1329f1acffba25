with

attribute_values as (

    select
        *,
        row_number() over (
            partition by one_id, attribute
            order by recorded_at desc nulls last, system, source_key
        ) as recency_rank
    from {{ ref('int_core__attribute_values') }}

),

-- A field of several sources is one attribute, has one type, and is as
-- sensitive as the most sensitive of them.
attributes as (

    select
        attribute,
        min(data_type) as data_type,
        min(label_en) as label_en,
        min(label_zh) as label_zh
    from {{ ref('custom_fields') }}
    group by attribute
    having max(case when pii_class = 'direct' then 1 else 0 end) = 0

),

final as (

    select
        attribute_values.one_id,
        attribute_values.attribute,
        attributes.label_en,
        attributes.label_zh,
        attributes.data_type,
        {{ without_contacts('attribute_values.raw_value') }} as text_value,
        case
            when attributes.data_type = 'number'
                then {{ parse_amount('attribute_values.raw_value') }}
        end as number_value,
        case
            when attributes.data_type = 'date'
                then {{ parse_date('attribute_values.raw_value') }}
        end as date_value,
        case
            when attributes.data_type = 'time'
                then
                    {{ parse_timestamp(
                        'attribute_values.raw_value', 'Asia/Shanghai'
                    ) }}
        end as time_value,
        case
            when attributes.data_type = 'boolean'
                then {{ parse_boolean('attribute_values.raw_value') }}
        end as boolean_value,
        attribute_values.system,
        attribute_values.recorded_at
    from attribute_values
    inner join attributes
        on attribute_values.attribute = attributes.attribute
    where attribute_values.recency_rank = 1

)

select * from final
