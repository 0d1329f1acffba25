{#- Returns a URL without what follows the page: query and fragment, which hold
    whatever a form or a mailing put there. -#}
{%- macro page_of(url) -%}
    {{ extract_match(url, '^[^?#]+') }}
{%- endmacro -%}
