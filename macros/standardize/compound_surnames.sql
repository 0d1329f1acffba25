{#- Returns the surnames of two and more characters, in simplified and traditional
    form, as alternatives of a pattern, the longer ones first. -#}
{%- macro compound_surnames() -%}
{%- set surnames -%}
    叶赫那拉|爱新觉罗|愛新覺羅|葉赫那拉|欧阳|太史|端木|上官|司马|东方|独孤|南宫|
    万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|
    太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|
    子车|亓官|司寇|巫马|漆雕|乐正|宰父|谷梁|拓跋|轩辕|令狐|段干|
    百里|呼延|东郭|南门|羊舌|梁丘|左丘|西门|第五|仲长|即墨|达奚|
    褚师|纳兰|完颜|叶赫|那拉|哥舒|耶律|贺兰|淳于|单于|屠门|范姜|
    歐陽|司馬|東方|獨孤|南宮|萬俟|聞人|諸葛|尉遲|赫連|公孫|仲孫|
    鍾離|長孫|鮮于|閭丘|軒轅|東郭|南門|西門|巫馬|樂正|納蘭|完顏|
    葉赫|賀蘭|單于|屠門|達奚|濮陽
{%- endset -%}
{{- surnames.split() | join -}}
{%- endmacro -%}
