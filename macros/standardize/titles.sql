{#- Returns all titles of two and more characters that follow a name, as
    alternatives of a pattern. -#}
{%- macro titles() -%}
    {{ male_titles() }}|{{ female_titles() }}|同学|老师|老師|老板娘?|师傅|经理|經理|总经理|副总|总监|主任|主管|部长|局长|处长|科长|厂长|院长|校长|行长|店长|组长|队长|书记|董事长|会长|秘书|助理|医生|醫生|大夫|护士|律师|教授|博士|警官|会计|工程师|教练|导购|顾问|客户|顾客|会员
{%- endmacro -%}
