{#- Returns whether a cell can be read as what its field holds; null for a field
    that may hold any text. As wide as the landing gate. -#}
{%- macro is_readable_as(holds, cell) -%}
    case {{ holds }}
        when 'phone' then length(
            regexp_replace({{ cell }}, '[^0-9*xX＊０-９]', '', 'g')
        ) >= 7
        when 'email' then regexp_matches({{ cell }}, '[@＠].*[.．]')
        when 'amount' then try_cast(
            regexp_replace({{ cell }}, '[^-0-9.eE]|-\s*$', '', 'g') as double
        ) is not null
        when 'timestamp' then regexp_matches({{ cell }}, '^[\s`]*('
            || '[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}|[0-9]{8} [0-9]'
            || '|(0|[0-9]{5}|[0-9]{8,10}|[0-9]{12,14})([.][0-9]+)?\s*$)')
    end
{%- endmacro -%}
