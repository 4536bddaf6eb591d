"""Signs that nobody sees, and letters that look like ours: a text is read as it looks on paper."""

import re

_NO_WIDTH = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
"""Blanks without width, marks of direction."""
_UNSEEN = "".join(
    chr(code)
    for code in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF)
)
"""The same one by one: most texts have none, and are sooner looked through for each."""
_OTHER_ENDS = "\v\u0085\u2028\u2029"
_LINE_END = re.compile(f"[{_OTHER_ENDS}]")
_ALIKE = {"\u00ad": "", "\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"}
_AS_OURS = str.maketrans(_ALIKE)
_OLD_FONT = re.compile("[¸µ¶¹¨©®¾¼ÆØ]")
"""Signs that stand for letters in a line of an old font; a soft hyphen is one of its letters too."""
_UNICODE = re.compile("[\u1ea0-\u1ef9]")
"""Letters that no line of an old font has."""


def without_unseen(text: str) -> str:
    """The text without signs that have no width."""
    return _NO_WIDTH.sub("", text) if any(map(text.__contains__, _UNSEEN)) else text


def as_it_looks(text: str) -> str:
    """The text with plain ends of lines, no soft hyphens, and Đ and đ for letters of other languages that look alike.

    Only for what is known to be Unicode: letters of old fonts, and what a wrong reading left, stand in the same places.
    """
    if any(map(text.__contains__, _OTHER_ENDS)):
        text = "\n".join(_LINE_END.sub(" " if line.startswith("|") else "\n", line) for line in text.split("\n"))
    if not any(letter in text for letter in _ALIKE):
        return text
    lines = text.split("\n")
    return "\n".join(
        line if _OLD_FONT.search(line) and not _UNICODE.search(line) else line.translate(_AS_OURS) for line in lines
    )
