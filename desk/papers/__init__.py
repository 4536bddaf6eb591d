"""The supervisor's papers: the official table, one page for Friday afternoon, the letter that urges. Bytes of files, no signature."""
