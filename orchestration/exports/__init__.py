"""Read what people export: texts in any encoding, workbooks, JSON, archives of them."""
