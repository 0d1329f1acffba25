with

-- A blank at either end, so that every word has a neighbour.
texts as (

    select distinct
        ' ' || {{ lower_case('substr(content, 1, 500)') }} || ' ' as review_text
    from {{ ref('int_conformed__reviews') }}
    where content is not null

),

words as (

    select * from {{ ref('sentiment_words') }}

),

numbers as (

    select cast(generated_number as integer) as letter_no
    from ({{ dbt.generate_series(502) }})

),

letters as (

    select
        texts.review_text,
        numbers.letter_no,
        substr(texts.review_text, numbers.letter_no, 1) as letter
    from texts
    inner join numbers
        on length(texts.review_text) >= numbers.letter_no

),

found as (

    select
        letters.review_text,
        letters.letter_no,
        words.word,
        words.kind,
        words.score,
        words.reach,
        letters.letter_no + length(words.word) as end_no
    from letters
    inner join words
        on letters.letter = left(words.word, 1)
    where
        substr(letters.review_text, letters.letter_no, length(words.word))
        = words.word
        and not (
            {{ matches('words.word', '^[a-z]') }}
            and {{ matches(
                'substr(letters.review_text, letters.letter_no - 1, 1)', '[a-z]'
            ) }}
        )
        and not (
            {{ matches('words.word', '[a-z]$') }}
            and {{ matches(
                'substr(letters.review_text, letters.letter_no '
                ~ '+ length(words.word), 1)',
                '[a-z]'
            ) }}
        )

),

covered as (

    select
        *,
        max(end_no) over (
            partition by review_text
            order by letter_no, end_no desc
            rows between unbounded preceding and 1 preceding
        ) as covered_until
    from found

),

whole as (

    select * from covered
    where coalesce(covered_until, 0) <= letter_no

),

guarded as (

    select
        *,
        max(case kind when 'negation' then letter_no end) over (
            partition by review_text
            order by letter_no
            rows between unbounded preceding and 1 preceding
        ) as negation_no,
        max(case kind when 'negation' then end_no + reach end) over (
            partition by review_text
            order by letter_no
            rows between unbounded preceding and 1 preceding
        ) as negated_until,
        max(case kind when 'pause' then letter_no end) over (
            partition by review_text
            order by letter_no
            rows between unbounded preceding and 1 preceding
        ) as pause_no
    from whole

),

final as (

    select
        review_text,
        letter_no,
        word,
        cast(
            case
                when
                    negation_no > coalesce(pause_no, 0)
                    and letter_no <= negated_until
                    then -score
                else score
            end as decimal(18, 4)
        ) as score
    from guarded
    where kind = 'word'

)

select * from final
