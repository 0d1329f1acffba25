{#- Stops the build with one sentence when a condition of a seed cannot be used: when
    it is empty, has words that are neither columns nor known, or is no SQL. -#}
{%- macro check_condition(what, condition, columns, table) -%}
    {%- set re = modules.re -%}
    {%- set words = [
        'abs', 'and', 'as', 'between', 'case', 'cast', 'coalesce', 'date', 'decimal',
        'else', 'end', 'false', 'in', 'integer', 'is', 'like', 'not', 'null', 'or',
        'then', 'true', 'when',
    ] -%}
    {%- set bare = re.sub("'(?:[^']|'')*'", ' ', condition or '') -%}
    {%- if not bare.strip() -%}
        {{ exceptions.raise_compiler_error('The ' ~ what ~ ' has no condition.') }}
    {%- endif -%}
    {%- if re.search("[;\"'`{}\\[\\]]|--|/\\*", bare) -%}
        {{ exceptions.raise_compiler_error(
            'The condition of the ' ~ what ~ ' has a quote that is not closed, or a '
            ~ 'sign that no condition needs: ' ~ condition
        ) }}
    {%- endif -%}
    {%- for word in re.findall('[^\\W\\d]\\w*', bare) -%}
        {%- if word not in columns and word.lower() not in words -%}
            {{ exceptions.raise_compiler_error(
                'The condition of the ' ~ what ~ ' names `' ~ word ~ '`, which is no '
                ~ 'column of ' ~ table ~ ': ' ~ condition
            ) }}
        {%- endif -%}
    {%- endfor -%}
    {%- set error = syntax_error(
        'select 1 from ' ~ table ~ ' where (' ~ condition ~ ')'
    ) -%}
    {%- if error -%}
        {{ exceptions.raise_compiler_error(
            'The condition of the ' ~ what ~ ' is no SQL (' ~ error ~ '): ' ~ condition
        ) }}
    {%- endif -%}
{%- endmacro -%}
