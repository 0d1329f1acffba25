-- The links are private to the matching group, and so is this test.
{{ config(group="matching") }}

-- No pair joins two components: the rounds of contraction were enough, at every
-- step where there are any.
with

account_pairs as (

    select * from {{ ref('int_matching__account_links') }}

),

account_components as (

    select * from {{ ref('int_matching__account_components') }}

),

organisation_ties as (

    select * from {{ ref('int_matching__organisation_ties') }}

),

organisation_number_components as (

    select * from {{ ref('int_matching__organisation_number_components') }}

),

organisation_tie_components as (

    select * from {{ ref('int_matching__organisation_tie_components') }}

),

contact_pairs as (

    select * from {{ ref('int_matching__contact_links') }}

),

contact_components as (

    select * from {{ ref('int_matching__contact_components') }}

),

partners as (

    select * from {{ ref('int_matching__partners_1') }}

),

merged as (

    select * from {{ ref('int_matching__merges_1') }}

),

partners_2 as (

    select * from {{ ref('int_matching__partners_2') }}

),

merged_2 as (

    select * from {{ ref('int_matching__merges_2') }}

),

found_links as (

    select * from {{ ref('int_matching__found_links') }}

),

linked_components as (

    select * from {{ ref('int_matching__linked_components') }}

),

links as (

    select *
    from {{ ref('int_matching__links') }}
    where not is_cut

),

standard_components as (

    select * from {{ ref('int_matching__standard_components') }}

),

strict_components as (

    select * from {{ ref('int_matching__strict_components') }}

),

pairs as (

    select
        'accounts' as step,
        record_no_a,
        record_no_b
    from account_pairs
    union all
    select
        'organisation_numbers' as step,
        record_no_a,
        record_no_b
    from organisation_ties
    where not is_by_name
    union all
    select
        'organisation_ties' as step,
        record_no_a,
        record_no_b
    from organisation_ties
    union all
    select
        'contacts' as step,
        record_no_a,
        record_no_b
    from contact_pairs
    union all
    select
        'merges' as step,
        record_no_a,
        record_no_b
    from partners
    union all
    select
        'merges_2' as step,
        record_no_a,
        record_no_b
    from partners_2
    union all
    select
        'linked' as step,
        record_no_a,
        record_no_b
    from found_links
    union all
    select
        'standard' as step,
        record_no_a,
        record_no_b
    from links
    where is_standard
    union all
    select
        'strict' as step,
        record_no_a,
        record_no_b
    from links
    where is_strict

),

components as (

    select
        'accounts' as step,
        record_no,
        component_no
    from account_components
    union all
    select
        'organisation_numbers' as step,
        record_no,
        component_no
    from organisation_number_components
    union all
    select
        'organisation_ties' as step,
        record_no,
        component_no
    from organisation_tie_components
    union all
    select
        'contacts' as step,
        record_no,
        component_no
    from contact_components
    union all
    select
        'merges' as step,
        record_no,
        component_no
    from merged
    union all
    select
        'merges_2' as step,
        record_no,
        component_no
    from merged_2
    union all
    select
        'linked' as step,
        record_no,
        component_no
    from linked_components
    union all
    select
        'standard' as step,
        record_no,
        component_no
    from standard_components
    union all
    select
        'strict' as step,
        record_no,
        component_no
    from strict_components

)

select
    pairs.step,
    pairs.record_no_a,
    pairs.record_no_b
from pairs
left join components as components_a
    on
        pairs.step = components_a.step
        and pairs.record_no_a = components_a.record_no
left join components as components_b
    on
        pairs.step = components_b.step
        and pairs.record_no_b = components_b.record_no
where
    components_a.component_no is null
    or components_b.component_no is null
    or components_a.component_no <> components_b.component_no
