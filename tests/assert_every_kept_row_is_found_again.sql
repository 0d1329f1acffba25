-- A raw row that was kept for an entity is found again under its key:
-- customers, orders, lines and events in the table that the release publishes,
-- the others in the conformed one.
with

landed_rows as (

    select *
    from {{ ref('int_conformed__landed_rows') }}
    where row_status = 'kept'

),

conformed_keys as (

    {{ entity_keys({
        'appointments': 'appointment_id',
        'attributes': 'attribute_id',
        'campaign_touches': 'campaign_touch_id',
        'campaigns': 'campaign_id',
        'consents': 'consent_id',
        'decisions': 'decision_id',
        'follow_ups': 'follow_up_id',
        'leads': 'lead_id',
        'loyalty_entries': 'loyalty_entry_id',
        'opportunities': 'opportunity_id',
        'payments': 'payment_id',
        'products': 'product_id',
        'refunds': 'refund_id',
        'reviews': 'review_id',
        'service_cases': 'service_case_id',
        'service_messages': 'service_message_id',
        'shipments': 'shipment_id',
        'staff': 'staff_id',
        'stock_levels': 'stock_level_id',
        'stores': 'store_id',
    }) }}

),

destinations as (

    select
        'customers' as entity,
        record_id as entity_key
    from {{ ref('one_ids') }}

    union all

    select
        'orders' as entity,
        order_id as entity_key
    from {{ ref('fct_orders') }}

    union all

    select
        'order_lines' as entity,
        order_line_id as entity_key
    from {{ ref('fct_order_lines') }}

    union all

    select
        'events' as entity,
        event_id as entity_key
    from {{ ref('fct_events') }}

    union all

    select * from conformed_keys

)

select
    landed_rows.system,
    landed_rows.table_name,
    landed_rows._source_file,
    landed_rows._source_row,
    landed_rows.entity_key
from landed_rows
left join destinations
    on
        landed_rows.entity = destinations.entity
        and landed_rows.entity_key = destinations.entity_key
where
    destinations.entity_key is null
    -- Members of a chat group and profiles of devices that nobody logged in on
    -- describe customers, and are none; nor is what a shop spends itself.
    and landed_rows.entity not in (
        'group_members', 'device_profiles', 'own_spending'
    )
