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
    ).columns[0].values() | reject('in', held_back_files()) | list -%}
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

{#- Returns a select over one landed file: every column text, and its lineage. A
    folder `shop=1` on the way to it is no column. -#}
{%- macro landed_file_select(file) -%}
    {%- set path = file | replace("'", "''") -%}
    {%- set name = file.rsplit('/', 1)[-1] -%}
    {%- set shown = file[(landing_root() | length) + 1:] | replace("'", "''") -%}
    {%- set reader -%}
        {%- if file.endswith('.csv') -%}
            read_csv(
                '{{ path }}', all_varchar = true, header = true, delim = ',',
                quote = '"', escape = '"', comment = '', skip = 0,
                nullstr = '', hive_partitioning = false
            )
        {%- else -%}
            read_parquet('{{ path }}', hive_partitioning = false)
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

{#- Returns the landed files that the manifest holds back, by its latest line on
    each: what changed in them has not been accepted. -#}
{%- macro held_back_files() -%}
    {%- set manifest = landing_root() ~ '/manifest.jsonl' -%}
    {%- if not is_file(manifest | replace("'", "''")) -%}{{ return([]) }}{%- endif -%}
    {{ return(run_query(
        "select '" ~ landing_root() | replace("'", "''") ~ "/' || file"
        ~ " from (select file, held_back, row_number() over () as line_no"
        ~ " from read_json('" ~ manifest | replace("'", "''") ~ "',"
        ~ " format = 'newline_delimited',"
        ~ " columns = {file: 'varchar', held_back: 'varchar'}))"
        ~ " group by file having max_by(coalesce(held_back, ''), line_no) <> ''"
    ).columns[0].values()) }}
{%- endmacro -%}
