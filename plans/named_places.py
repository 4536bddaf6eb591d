"""Several places told in one name: in a row ("UBND các tỉnh: A, B"), or from the first to the last of a stretch."""

import re
from unicodedata import normalize

from plans.names import without_apposition

_LISTED = re.compile(
    r"^(?P<body>.+?)\s+(?:của\s+)?các\s+tỉnh(?:,?\s*(?:và\s+)?thành\s+phố)?(?:\s+trực\s+thuộc\s+Trung\s+ương)?"
    r"(?:\s+(?:sau(?:\s+đây)?|(?:bao\s+)?gồm(?:\s+có)?|cụ\s+thể))?(?:\s*:\s*|\s+)(?P<places>.+)$",
    re.I,
)
_EACH_TYPED = re.compile(
    r"^(?P<body>.+?)\s+(?P<places>(?:tỉnh|thành\s+phố)\s+[^,;]+?(?:(?:\s*[,;]\s*|\s+và\s+)(?:tỉnh|thành\s+phố)\s+[^,;]+?)+)$",
    re.I,
)
_STRETCH = re.compile(
    r"^(?P<body>.*?)\s*(?:ven biển\s+)?\btừ\s+(?:tỉnh\s+|thành phố\s+)?(?P<first>\w+(?:[ -]\w+){0,4}?)\s+"
    r"đến\s+(?:tỉnh\s+|thành phố\s+)?(?P<last>\w+(?:[ -]\w+){0,4})$",
    re.IGNORECASE,
)


def in_a_row(name: str) -> tuple[str, list[str]] | None:
    """As in "UBND các tỉnh: A, B và C", "UBND thành phố A, tỉnh B": whose bodies, and each place as printed."""
    found = _LISTED.match(name) or _EACH_TYPED.match(name)
    return (found["body"], re.split(r"\s*[,;]\s*|\s+và\s+", found["places"])) if found else None


def stretch(name: str) -> tuple[str, str, str] | None:
    """As in "UBND các tỉnh, thành phố từ A đến B": whose bodies, the first place and the last; None for other names."""
    found = _STRETCH.match(normalize("NFC", without_apposition(name)))
    return (found["body"].strip(" ,"), found["first"], found["last"]) if found else None
