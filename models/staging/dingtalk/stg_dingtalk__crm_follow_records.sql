{#- A choice or text of a form, whose name is made up when the form is. -#}
{%- set text = '"(?:[^"\\\\]|\\\\.)*"' -%}
{%- set choice =
    '"DDSelectField-[^"]+" *: *(?:' ~ text ~ '|[{](?:[^{}"]|' ~ text ~ ')*[}])'
-%}
{%- set text_area = '"TextareaField-[^"]+" *: *"((?:[^"\\\\]|\\\\.)*)"' -%}
{%- set related = '"instanceId" *: *"([^"]+)"' -%}

with

instances as (

    select * from {{ raw('dingtalk', 'crm_follow_records') }}

),

renamed as (

    select
        ---------- keys
        corp_id,
        instanceid as source_follow_up_id,
        {{ extract_match(
            form_field_extend('data', 'follow_record_related_customer'),
            related,
            1
        ) }} as customer_instance_id,
        {{ extract_match(
            form_field_extend('data', 'follow_record_related_contact'),
            related,
            1
        ) }} as contact_instance_id,
        {{ clean_text('creatorUserId') }} as staff_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ joined(all_matches('data', choice), ' ') }} as choices,
        {{ clean_text(
            replace_matches(
                replace_matches(
                    extract_match('data', text_area, 1), '\\\\[nrt]', ' '
                ),
                '\\\\(.)',
                '[1]'
            )
        ) }} as content,
        {{ clean_text('creatorNick') }} as creator_name,

        ---------- timestamps
        {{ parse_timestamp('gmtCreate', 'Asia/Shanghai') }} as followed_up_at,
        {{ parse_timestamp('gmtModified', 'Asia/Shanghai') }} as updated_at

    from instances

),

judged as (

    select
        *,
        'dingtalk:' || corp_id || ':' || source_follow_up_id as follow_up_id,
        'dingtalk:' || corp_id || ':'
        || coalesce(contact_instance_id, customer_instance_id)
            as subject_record_id,
        'dingtalk:' || corp_id || ':' || staff_key as staff_id,
        case
            when corp_id is null then 'no corporation'
            when source_follow_up_id is null then 'no instance id'
            when followed_up_at > {{ as_of() }} then 'made later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['follow_up_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
