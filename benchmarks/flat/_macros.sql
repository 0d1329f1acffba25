-- The digits by which two spellings of one number are told to be the same.
create macro number_in(cell) as
    right(regexp_replace(cell, '[^0-9]', '', 'g'), 11);

-- The first of some phones that is another number than the one given.
create macro other_phone(phone, phones) as
    list_filter(phones, lambda p: number_in(p) <> number_in(phone))[1];

-- The second of two numbers in one cell: 13812345678/021-51234567.
create macro second_in_cell(cell) as nullif(split_part(cell, '/', 2), '');

-- What the holder of a member card filled in under one flag.
create macro filled_in(fields, flag) as
    list_filter(
        from_json(fields, '[{"name": "VARCHAR", "value": "VARCHAR"}]'),
        lambda field: field.name = 'USER_FORM_INFO_FLAG_' || flag
    )[1].value;

-- The one value that all rows of a group agree on.
create macro agreed(cell) as
    case when min(cell) = max(cell) then min(cell) end;
