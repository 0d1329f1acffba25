{#- Writes what matching reads of other layers as Parquet into a folder, for a build
    on Spark to take up: dbt run-operation hand_over --args '{folder: …}'. -#}
{%- macro hand_over(folder) -%}
    {%- set relations = {'key_check': '(' ~ key_check() ~ ')'} -%}
    {%- for name, input in matching_inputs().items() -%}
        {%- do relations.update({name: input.relation_name}) -%}
    {%- endfor -%}
    {%- for name, relation in relations.items() -%}
        {%- do run_query(
            'copy (select * from ' ~ relation ~ ') to '
            ~ quoted(folder ~ '/' ~ name)
            ~ ' (format parquet, per_thread_output true, overwrite true)'
        ) -%}
    {%- endfor -%}
{%- endmacro -%}
