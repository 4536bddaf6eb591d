"""A text as a program of mail quotes it: each of its lines behind ">"."""

import re

FEWEST = 3
"""Lines one after another behind the mark that make a quotation: one alone may be a sign of comparison or of a list."""
_QUOTED = re.compile(rf"(?m)(?:^[ \t]*>[^\n]*(?:\n|\Z)){{{FEWEST},}}")
_MARK = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+")


def unquoted(text: str) -> str:
    """The text without the marks of a mail that quotes it or forwards it."""
    return _QUOTED.sub(lambda found: _MARK.sub("", found.group()), text) if "\n>" in text or text[:1] == ">" else text
