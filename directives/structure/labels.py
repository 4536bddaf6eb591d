"""Labels that open a numbered unit ("I.", "1.", "a)", "(1)", "-", "+") and their rank in the order of the document."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from directives.strings.capitals import CAPITALS


class Label(NamedTuple):
    """A label at the start of a line: its kind, its own number as printed, and how many characters it takes."""

    kind: str
    number: str
    length: int


RANKS = {
    "part": 0,
    "article": 1,
    "capital": 1,
    "roman": 2,
    "step": 3,
    "arabic": 4,
    "dotted": 5,
    "ordinal": 9,
    "letter": 10,
    "paren": 11,
    "dash": 12,
    "plus": 13,
    "star": 14,
    "lost": 4,
}
"""Which kind stands under which; a dotted number "3.1.2" stands one rank lower for each dot, a step ("Giai đoạn 1") above numbers."""
BULLETS = frozenset({"dash", "plus", "star"})
"""Kinds without a number of their own: counted 1, 2, ... under their parent."""

_UPPER = r"[" + CAPITALS + r"“\"]"
_SIGNS = "\u2190-\u21ff\u25a0-\u25ff\u2605-\u26ff\u2700-\u27bf\u2b00-\u2bff\ue000-\uf8ff\U0001f300-\U0001faff"
"""Arrows, shapes and pictures that stand before an item; the private ones are what Word's bullets become as text."""
BULLET_SIGNS = f"-‐‑‒–—―−•·▪◦●○■□❖➢✓{_SIGNS}"
"""What stands before an item of a list, for a class of signs."""
_PATTERNS = (
    (
        "part",
        re.compile(
            r"(?P<n>(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:thứ\s+|THỨ\s+)?[IVX\d]+|(?:PHẦN|Phần)\s+(?:thứ|THỨ)\s+\w+)\s*[.:]?(?=\s|$)"
        ),
    ),
    ("article", re.compile(r"(?P<n>Điều\s+\d+)\s*[.:](?=\s|$)")),
    ("letter_of", re.compile(r"(?:[IVX]{1,4}\.)?\d{1,2}(?:\.\d{1,2}){0,2}\.?(?P<n>[a-zđ])\s*[.)](?=\s|$)")),
    ("arabic_of", re.compile(rf"(?:[IVX]{{1,4}}|[A-H])\.(?P<n>\d{{1,2}})\s*[.)](?=\s+{_UPPER}|$)")),
    ("paren_of", re.compile(rf"[a-zđ]\.?(?P<n>\d{{1,2}})\s*[.)](?=\s+{_UPPER}|$)")),
    ("roman", re.compile(r"(?P<n>[IVX]+|I[iI]+|[IV][iv]+)\s*(?:[.)][-–]?|(?:/-|-/|[-/])(?=\s))(?=\s|$|[^\W\d])")),
    ("dotted", re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})\s*[.)/]?(?:\s*[-–](?=\s))?(?=\s|$)")),
    ("arabic", re.compile(r"Khoản\s+(?P<n>\d{1,2})\s*[.:](?=\s|$)")),
    ("arabic", re.compile(rf"(?P<n>\d{{1,4}})\s*(?:[.)][-–]?(?=\s|$|[^\W\d])|(?:/-|[/-])(?=\s+{_UPPER}))")),
    ("arabic", re.compile(r"(?P<n>\d{1,2})\s*:(?=\s+[" + CAPITALS + r"])")),
    ("paren", re.compile(r"(?P<n>\d{1,2})\ufe0f?\u20e3\s*(?=\S|$)")),
    (
        "ordinal",
        re.compile(
            r"(?P<n>Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))\s*[,:](?=\s|$)"
            r"|(?P<first>Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám) là\s*[,:](?=\s|$)"
            r"|(?:Nhiệm vụ|NHIỆM VỤ|Công việc|CÔNG VIỆC|Đầu việc|ĐẦU VIỆC|Việc|VIỆC)\s+(?:số\s+|SỐ\s+)?(?P<task>\d{1,2})\s*[.:](?=\s|$)"
        ),
    ),
    ("paren", re.compile(r"(?P<n>i{2,3}|iv|vi{1,3}|ix|xi{0,3})\s*\)(?=\s|$)")),
    ("letter", re.compile(rf"(?P<n>[a-zđ])\s*(?:[).][-–]?(?=\s|$)|/-?(?=\s*{_UPPER})|[-–](?=\s+{_UPPER}))")),
    ("capital", re.compile(rf"(?P<n>[A-H])(?:\s*[.)/](?=\s+{_UPPER})|\s*\.(?=$)|\s+\.(?=\s))")),
    ("circled", re.compile(r"(?P<n>[①-⑳⓵-⓾❶-❿➀-➉➊-➓])\s*[.:)]?\s*(?=\S|$)")),
    ("paren", re.compile(r"\(\s*(?P<n>\d{1,2}|[ivx]{1,5}|[a-eg-hđ])\s*\)(?=\s|$)")),
    (
        "dash",
        re.compile(
            rf"(?P<n>[{BULLET_SIGNS}]\ufe0f?|=>|[_~](?=\s+[^\W\d_])|[oüvØ§](?=\s+{_UPPER}))\s*(?=\S|$)(?![-–—])(?!\d+\s*%)"
        ),
    ),
    ("plus", re.compile(r"(?P<n>\+)\s*(?=\S|$)")),
    ("star", re.compile(r"(?P<n>\*)\s+(?=\S)")),
    ("lost", re.compile(r"(?P<n>\.)\s+(?=[^\W\d_])")),
)
"""A label that repeats those above it ("2.1.a.", "I.1.", "a.1)") is of the kind before its "_of"; it keeps its own number alone."""
_LEAD = re.compile(r"[\s#]*(?:\*\*|_(?!\s))?\s*")
_NO_WORD = r"(?![^\W\d_])"
"""A letter that another follows is no label."""
_FIRST = {
    "part": re.compile("P[Hh]|C[Hh]"), "article": re.compile("Đ[i]"), "roman": re.compile("[IVX]"), "dotted": re.compile(r"\d"),
    "arabic": re.compile(r"\d|Kh"), "ordinal": re.compile("Th|Nh|NH|C[ôÔ]|Đ[ầẦ]|V[iI]|M[ộ]|Ha|B[aốả]|N[ă]|[ST][á]"),
    "letter": re.compile(rf"[a-zđ]{_NO_WORD}"), "capital": re.compile(f"[A-H]{_NO_WORD}"), "paren": re.compile(r"[(ivx\d]"),
    "letter_of": re.compile(r"[\dIVX]"), "arabic_of": re.compile("[A-HIVX]"), "paren_of": re.compile(f"[a-zđ]{_NO_WORD}"),
    "circled": re.compile("[①-⑳⓵-⓾❶-❿➀-➉➊-➓]"), "lost": re.compile(r"\."),
    "dash": re.compile(rf"[^\w\s+*.(]|_|[oüvØ]{_NO_WORD}"), "plus": re.compile(r"\+"), "star": re.compile(r"\*"),
}  # fmt: skip
"""With which signs, two at most, a label of each kind begins: most lines begin with none."""
_CARDINALS = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám")
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_LETTERS = "abcdđeghiklmnopqrstuvxy"


@lru_cache(maxsize=4096)
def _beginning(signs: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, pattern) for kind, pattern in _PATTERNS if _FIRST[kind].match(signs))


def read_label(line: str) -> Label | None:
    """The label that opens this line, white space and `#`, `*` marks of web pages before it skipped.

    A point where a scan lost the number before it is a label of kind "lost".
    """
    lead = None if line[:1].isalnum() else _LEAD.match(line)
    start = lead.end() if lead else 0
    if line[start : start + 1] == "*" and line[start + 1 : start + 2].isspace():
        return Label("dash", "-", start + len(re.match(r"\*\s*", line[start:]).group()))  # type: ignore[union-attr]
    for kind, pattern in _beginning(line[start : start + 2]):
        found = pattern.match(line, start)
        if found is not None:
            if kind == "ordinal" and (found["task"] or found["first"]):
                place = int(found["task"]) if found["task"] else _CARDINALS.index(found["first"]) + 1
                return Label(kind, str(place), found.end())
            if kind == "circled":
                return Label("paren", str(int(unicodedata.numeric(found["n"]))), found.end())
            number = " ".join(found.group("n").split())
            number = str(_ORDINALS.index(number.split()[1]) + 1) if kind == "ordinal" else number
            return Label(kind.removesuffix("_of"), number.upper() if kind == "roman" else number, found.end())
    return None


def rank(label: Label) -> int:
    """Lower stands above."""
    return RANKS[label.kind] + (label.number.count(".") - 1 if label.kind == "dotted" else 0)


def order(label: Label) -> int | None:
    """The place of the number in its list, 1 for the first; None for bullets."""
    kind, number, _ = label
    if kind in BULLETS:
        return None
    if kind == "letter":
        return _LETTERS.find(number) + 1 or None
    if kind in ("arabic", "ordinal", "step") or (kind == "paren" and number.isdigit()):
        return int(number)
    if kind == "dotted":
        return int(number.rsplit(".", 1)[1])
    if kind == "roman":
        return roman(number)
    return ord(number) - ord("A") + 1 if kind == "capital" else None


def label_of(kind: str, place: int, length: int) -> Label:
    """The label of a list's letters or numbers at a place, 1 for the first."""
    return Label(kind, _LETTERS[place - 1] if kind == "letter" else str(place), length)


def roman(number: str) -> int | None:
    """The value of a Roman number."""
    values, total, before = {"I": 1, "V": 5, "X": 10}, 0, 0
    for sign in reversed(number):
        value = values.get(sign, 0)
        total += value if value >= before else -value
        before = max(before, value)
    return total or None
