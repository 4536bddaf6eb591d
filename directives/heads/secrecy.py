"""The mark of secrecy that a text bears: stamped, letter-spaced, or said in so many words."""

import re
from functools import cache
from unicodedata import normalize

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, phrases, shortest
from directives.strings.folding import fold

_PAGE = 82
"""Lines of the first page."""
_HEAD = 30
"""Lines in which the word alone with a capital is a mark."""
_LABEL = Printed("secrecy", r"(?i)^\W*{stamp_labels}\s*:?\s*")
_LABELLED = Shape("secrecy", r"(?<!\w){labels}\s*:\s*[\"“(\[]?\s*({degrees})(?!\W{1,3}{more_degrees})")
"""A label with its degree, if it is no list of degrees."""
_SAID = Shape("secrecy", r"{papers}\s+này\s+(?:(?!{denied})\w+\s+){0,3}?{degree_of}\s+(?:{secret}\s*:?\s*)?({degrees})")
"""A paper that says it of itself."""
_LINE = Printed("secrecy", r"(?i){papers}(?: này)?\s+(?:{bears} )?(?:{degree_of} )?(?:{secret}\s*:\s*)?({degrees})")
_RECIPIENTS, _OTHER_WORD = Printed("secrecy", r"\W*{recipients}"), Printed("secrecy", r"(?<!\w){not_a_mark}$")
_FIRST = Printed("secrecy", r"(?m)^\W*({degrees})\s*[-–—:.,)\]]", str.upper)

_OPENS = r"(?im)(?:^|(?<=[.;!?]\s))\W*"
_IN_FRONT = Printed("secrecy", _OPENS + r"(?:({high})(?!\W{1,3}{more_degrees})\s*[-–—:.,)\]]|({degrees})\s*:)")
_OF_PAPER = Printed(
    "secrecy",
    _OPENS + r"(?:{this_is}\s+)?{papers}(?:\s+này)?\s+({degrees})(?!\W{1,3}{more_degrees})"
    r"(?:\s*[-–—:;.,)\]]|\s*$|\s+{goes_on})",
)
_MADE = Printed(
    "secrecy",
    r"(?i)(?<!\w)(?<!việc ){makes}\s+{papers}\s+(?:({high})(?!\W{1,3}{more_degrees})|"
    r"({degrees})(?!\W{1,3}{more_degrees})(?=\s*[-–—:;.,)\]]|\s*$|\s+{made_for}))",
)
_NUMBERED = Printed("secrecy", r"(?i)(?<!\w){papers}\s+({degrees})\s+{number_sign}")
_IN_BRACKETS = Printed("secrecy", r"(?i)\(\s*({degrees})\s*\)")
_TYPED = (_IN_FRONT, _OF_PAPER, _MADE, _NUMBERED, _IN_BRACKETS)
"""What a few typed words say in small letters: a degree in front or in brackets, a paper that has one, is made or has a number."""


@cache
def _degrees() -> dict[str, str]:
    """The degrees by their letters alone, in capitals."""
    return {"".join(degree.split()).upper(): degree.upper() for degree in phrases("secrecy", "degrees")}


@cache
def _spelled() -> re.Pattern[str]:
    """The letters of any degree, be they spaced."""
    return re.compile("|".join(r"\s*".join(map(re.escape, letters.lower())) for letters in _degrees()))


def _may_hold(text: str) -> bool:
    """Whether the letters of a degree stand in a text at all: in most they do not."""
    return _spelled().search(text.lower()) is not None


def secrecy_mark(text: str) -> str | None:
    """The degree of secrecy stamped on the document (MẬT, TỐI MẬT, TUYỆT MẬT); None for the word in running text."""
    text = normalize("NFC", text)
    if not _may_hold(text):
        return None
    lines = [line for raw in text.split("\n") if (line := raw.strip("\u200b\ufeff\f \t\r"))]
    return _stamped(lines[:_PAGE]) or _said(lines)


_AMID = re.compile(
    r"(?<!\w)(?<![Kk]hông )(?<!KHÔNG )(?P<degree>(?:(?:TUYỆT|TỐI)\s+)?MẬT)(?!\w)(?!\s+(?:ĐỘ|KHẨU|MÃ|VỤ|ONG))"
)
"""A mark in capitals within a sentence ("Văn bản MẬT, giao Sở A ...")."""


def _amid(text: str) -> re.Match[str] | None:
    """The first such mark that is not the end of another word ("BÍ MẬT", "không MẬT")."""
    marks = _AMID.finditer(text)
    return next((one for one in marks if not _ends_a_word(text, one)), None)


def _ends_a_word(text: str, found: re.Match[str]) -> bool:
    """Whether what is before it makes another word of it ("bí | mật")."""
    return _OTHER_WORD.search(text[: found.start()].rstrip().lower()) is not None


def typed_mark(text: str) -> str | None:
    """The same of a few words that somebody typed: there it may also open a line that goes on, or stand amid small letters."""
    text = normalize("NFC", text)
    if not _may_hold(text):
        return None
    found = _FIRST.search(text) or (None if text.isupper() else _amid(text))
    found = found or next(
        (one for shape in _TYPED for one in shape.finditer(text) if not _ends_a_word(text, one)), None
    )
    return _plain(found) if found else secrecy_mark(text)


def _stamped(lines: list[str]) -> str | None:
    before = ""
    for index, line in enumerate(lines):
        if _may_hold(line) and not _OTHER_WORD.search(before):
            found = _first((line, *re.split(r"\t|\s{3,}|\|", line)), index < _HEAD)
            if found:
                return found
        before = line.lower()
    return None


def _first(pieces: tuple[str, ...], near_head: bool) -> str | None:
    for piece in pieces:
        plain = _LABEL.sub("", piece).strip(' *_.()[]-–:"“”')
        letters = plain.split()
        spaced = len(letters) > 2 and all(len(letter) == 1 for letter in letters)
        degree = _degrees().get("".join(letters).upper()) if spaced or len(letters) < 3 else None
        stamped = piece.strip().isupper() or ":" in piece or (near_head and plain.capitalize() == plain)
        if degree and (stamped or spaced):
            return degree
    return None


def _said(lines: list[str]) -> str | None:
    """On the first page and before the recipients: words that say it of this document."""
    recipients = next((index for index, line in enumerate(lines) if _RECIPIENTS.match(line)), len(lines))
    zone = lines[: max(recipients, _PAGE)]
    whole = (_LINE.fullmatch(line.strip(" \t*_.()[]-")) for line in zone)
    said = "\n".join(zone)
    told = fold(said) if any(map(said.lower().__contains__, shortest("secrecy", "degrees"))) else ""
    every = [found for shape in (_LABELLED, _SAID) if (found := shape.search(told)) is not None]
    found = min(every, key=re.Match.start, default=None) or next((one for one in whole if one), None)
    return _plain(found) if found else None


def _plain(found: re.Match[str]) -> str:
    return " ".join(next(group for group in found.groups() if group).upper().split())
