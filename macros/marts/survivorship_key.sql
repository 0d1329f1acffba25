{#- Returns what a rule of survivorship_rules orders the candidates for a field
    by: a whole number, the least first. -#}
{%- macro survivorship_key(rule) -%}
    case {{ rule }}
        when 'current_first' then case when candidates.is_current then 0 else 1 end
        when 'verified_first' then case when candidates.is_verified then 0 else 1 end
        when 'own_first' then case when candidates.is_own then 0 else 1 end
        when 'source_rank' then candidates.source_rank
        when 'most_complete' then candidates.missing_parts
        when 'most_frequent' then -candidates.record_count
        when 'newest' then -coalesce({{ dbt.datediff(
            "cast('1970-01-01' as timestamp)", 'candidates.last_seen_at', 'second'
        ) }}, 0)
        when 'longest_valid' then -coalesce({{ dbt.datediff(
            'candidates.first_valid_from',
            'case when candidates.is_current then ' ~ as_of()
            ~ ' else candidates.last_valid_to end',
            'second'
        ) }}, 0)
        else 0
    end
{%- endmacro -%}
