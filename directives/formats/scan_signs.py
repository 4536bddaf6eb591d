"""Signs that OCR makes of what every paper prints, put back where only one reading is left; no word or digit is guessed."""

import re

from directives.strings.capitals import CAPITALS

_SLASH = re.compile("/?⁄/?")
_DOUBLED = re.compile(r"(?<=[CNQ])(?!Đ[Đ])[ĐÐ]{2}(?=-)")
"""The Đ of a paper's sign, read twice with the letter that looks like it ("46/CĐÐ-TTg")."""
_TORN = re.compile(r"(?<=\d)- (?=[A-ZĐ]{1,6}/[A-ZĐ])")
_DASH = re.compile(r"(?m)^[ \t]*(?:~[-–—~]?|[-–—]~)[ \t]*(?=[^\W\d_])")
_ODD = re.compile(r"(?m)^[ \t]*(?:\*?[»°¢«]|\*)[ \t]+(?=[^\W\d_])")
"""Before an item: what OCR makes of a round bullet; nobody types the first of them there."""
_PLUS, _TYPED = re.compile(r"(?m)^[ \t]*\+[ \t]+(?=[^\W\d_])"), re.compile(r"(?m)^[ \t]*[-–][ \t]+[^\W\d_]")
_WITHIN = re.compile(r"(?<=[^\W\d_])[¿¡](?=[^\W\d_])")
"""Between two letters, a speck where a blank was."""
_FEWEST = 2
"""Odd signs of which one at least nobody types, before all of them are bullets."""
_ONE, _TWO = re.compile(r"(?m)^I[ \t]*\n"), re.compile(r"(?m)^II[ \t.]*$")
"""Alone on its line: a stroke too, but where a second number stands alone."""
_SPECK = re.compile(r"(?m)^[l|!i.][ \t]*\n|(?<=[" + CAPITALS + r"]{3}) [l|!](?=\n|$)")
"""A stroke alone on its line, or behind a line of capitals: the edge of a stamp or of a signature; a row of a table ends with one."""


def with_known_signs(text: str) -> str:
    """The text read by OCR with slashes, signs of papers, dashes and bullets as they were printed, and without lone strokes."""
    text = _TORN.sub("-", _DOUBLED.sub("Đ", _SLASH.sub("/", text)))
    text = _WITHIN.sub(" ", text)
    text = text if _TWO.search(text) else _ONE.sub("", text)
    return _with_bullets(_SPECK.sub(_without, _DASH.sub("- ", text)))


def _without(speck: re.Match[str]) -> str:
    text, at = speck.string, speck.start()
    of_a_row = text[at] == " " and text.startswith("|", text.rfind("\n", 0, at) + 1)
    return speck.group() if of_a_row else ""


def _with_bullets(text: str) -> str:
    """Round bullets where OCR read several signs for them; "+" among them too where no dash stands above it."""
    odd = _ODD.findall(text)
    if len(odd) < _FEWEST or not any(set(sign) & set("»°¢«") for sign in odd):
        return text
    text = _ODD.sub("• ", text)
    plus = _PLUS.search(text)
    return _PLUS.sub("• ", text) if plus and _TYPED.search(text, 0, plus.start()) is None else text
