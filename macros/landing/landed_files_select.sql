{#- Returns the folder that landed files are read from. -#}
{%- macro landing_root() -%}
    {{ return(env_var('ONEID_LANDING', 'landing')) }}
{%- endmacro -%}

{#- Returns a select over every landed file of one table, in the order of file
    names, with the lineage of each row; none when there is no file. -#}
{%- macro landed_files_select(system, table) -%}
    {%- set stem = (landing_root() ~ '/' ~ system ~ '/' ~ table) | replace("'", "''") -%}
    {%- set files = run_query(
        "select file from glob(['" ~ stem ~ ".csv', '" ~ stem ~ ".parquet', '"
        ~ stem ~ "/*.csv', '" ~ stem ~ "/*.parquet']) order by file"
    ).columns[0].values() -%}
    {%- set kinds = [] -%}
    {%- for file in files -%}
        {%- do kinds.append(file.rsplit('.', 1)[-1] ~ (' folder' if '/' ~ table ~ '/' in file)) -%}
    {%- endfor -%}
    {%- if kinds | unique | list | length > 1 -%}
        {{ exceptions.raise_compiler_error(
            "table '" ~ table ~ "' of system '" ~ system ~ "' lies in " ~ stem
            ~ " as " ~ kinds | unique | join(' and ') ~ ": keep one kind, so that"
            ~ " no row counts twice"
        ) }}
    {%- endif -%}
    {%- if not files -%}{{ return(none) }}{%- endif -%}
    {%- set selects = [] -%}
    {%- for file in files -%}
        {%- do selects.append(landed_file_select(file)) -%}
    {%- endfor -%}
    {{ return(selects | join(' union all by name ')) }}
{%- endmacro -%}

{#- Returns a select over one landed file: every column text, and its lineage. -#}
{%- macro landed_file_select(file) -%}
    {%- set path = file | replace("'", "''") -%}
    {%- set name = file.rsplit('/', 1)[-1] -%}
    {%- set shown = file[(landing_root() | length) + 1:] | replace("'", "''") -%}
    {%- set reader -%}
        {%- if file.endswith('.csv') -%}
            read_csv(
                '{{ path }}', all_varchar = true, header = true, delim = ',',
                quote = '"', escape = '"', comment = '', skip = 0,
                nullstr = ''
            )
        {%- else -%}
            read_parquet('{{ path }}')
        {%- endif -%}
    {%- endset -%}
    {%- set names = run_query('describe from ' ~ reader).columns[0].values() -%}
    {#- Parquet numbers its rows itself, which a parallel read needs. -#}
    {%- set row_number = 'file_row_number + 1'
        if file.endswith('.parquet') and 'file_row_number' not in names
        else 'row_number() over ()' -%}
    {%- set lineage -%}
        '{{ name.rsplit('.', 1)[0] | replace("'", "''") }}' as _batch_id,
        {%- if '_source_row' not in names %}
        '{{ shown }}' as _source_file, {{ row_number }} as _source_row,
        {%- endif %}
    {%- endset -%}
    {{ return('select ' ~ lineage ~ ' * from ' ~ reader) }}
{%- endmacro -%}
