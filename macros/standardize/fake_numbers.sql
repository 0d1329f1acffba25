{#- Returns the pattern of made-up numbers: one digit eight times in a row or all
    through, counting up or down, and the well-known 13800138000. -#}
{%- macro fake_numbers() -%}
    ^[+]?(?:[0-9]*(?:0{8}|1{8}|2{8}|3{8}|4{8}|5{8}|6{8}|7{8}|8{8}|9{8})[0-9]*|0+|1+|2+|3+|4+|5+|6+|7+|8+|9+|(?:86)?13800138000)$|^(?:0123456|1234567|2345678|3456789|4567890|9876543|8765432|7654321|6543210)[0-9]*$
{%- endmacro -%}
