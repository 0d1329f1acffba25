{#- Returns the ranges of Chinese characters, for use inside a class `[…]`. -#}
{%- macro han() -%}
    〇㐀-鿿豈-﫿𠀀-𲎯
{%- endmacro -%}
