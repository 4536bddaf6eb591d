"""Marks by which a page of the web sets words off ("*2.1. Sở A*", "**Lưu ý:**"): they are no signs of the document."""

import re

_SET_OFF = re.compile(
    r"(?m)^(?P<row>[ \t]*\|.*)$"
    r"|(?<![\w*])(?P<stars>\*{1,3})(?=[^\s*)\]/.,;:|])(?P<said>(?:(?!\n[ \t]*\n)[^*|]){1,2000}?)(?<!\n)(?P=stars)(?!\*)"
    r"|(?<![\w_])_(?=[^\s_)\]/.,;:|])(?P<lined>(?:(?!\n[ \t]*\n)[^_|]){1,2000}?)(?<!\s)_(?![\w_])"
)
"""Rows of tables stay: what is bold in them tells a heading from a row."""


_ESCAPED = re.compile(r"\\(?=[-.#*_()\[\]+!>~&])")
"""Signs that such a page keeps from being marks ("1\\.", "\\- Sở A", "12\\-KH/TU")."""


_CLOSED_AND_OPENED = re.compile(r"(?<!\*)\*{4}(?!\*)")
_EMPTY = re.compile(r"(?<=[^\s*])\*{4}\n\*{2}(?=[^\s*])")
_BOLD = re.compile(r"(?<!\*)\*{2}(?!\*)")


def _unbroken(text: str) -> str:
    """The text without bold that ends and begins anew within a line ("**Điều ****2****. Hiệu lực**"), in lines that are bold themselves."""
    lines = _EMPTY.sub("**\n", text).split("\n")
    for at, line in enumerate(lines):
        if "****" in line and not line.lstrip().startswith("|"):
            whole = _CLOSED_AND_OPENED.sub("", line)
            marks = len(_BOLD.findall(whole))
            lines[at] = whole if marks and marks % 2 == 0 else line
    return "\n".join(lines)


def without_emphasis(text: str) -> str:
    """The text without such marks around words; a star alone (a footnote, a bullet, a product) stays."""
    text = _unbroken(text) if "****" in text else text
    if "*" in text or "_" in text:
        text = _SET_OFF.sub(lambda found: found["said"] or found["lined"] or found.group(), text)
    return _ESCAPED.sub("", text) if "\\" in text else text
