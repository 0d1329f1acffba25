{#- Returns the verdict on a gender in any coding; see gender_status. -#}
{%- macro parse_gender(x) -%}
    {%- call let('gender_text', lower_case(clean_text(x))) -%}
    case
        when gender_text is null then '=absent'
        when gender_text in (
            '1', '1.0', 'm', 'male', 'man', 'mr', 'mr.', '男', '男性', '男士', '男生',
            '先生'
        ) then '=ok male'
        when gender_text in (
            '2', '2.0', 'f', 'female', 'woman', 'mrs', 'mrs.', 'ms', 'ms.', 'miss',
            '女', '女性', '女士', '女生', '小姐'
        ) then '=ok female'
        when gender_text in (
            '0', '0.0', 'u', 'x', '保密', '未设置', '其他', 'other', 'secret',
            'not specified'
        ) then '=absent'
        else '=invalid'
    end
    {%- endcall -%}
{%- endmacro -%}
