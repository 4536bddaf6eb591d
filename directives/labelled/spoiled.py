"""Labels of bodies that a scan spoiled: a letter misread, tone marks lost ("Đơn yị phối hợp:", "Co quan chủ tri:")."""

from functools import cache

from directives.lexicon.shapes import phrases
from directives.strings.folding import bare

_OPENS = frozenset("đĐdDcCÐ")
"""With which letters the nouns of such labels begin."""
LONGEST = 40
"""Characters of such a label at most."""


def spoiled_label(text: str, start: int) -> tuple[str, int] | None:
    """The field of a label that begins at `start` and is a known one but for one letter and its marks, and where its value begins."""
    if text[start : start + 1] not in _OPENS:
        return None
    colon = text.find(":", start, start + LONGEST)
    words = bare(text[start:colon].rstrip()) if colon > 0 else ""
    known = _known().get(len(words), {})
    for at in range(len(words)) if known else ():
        if (field := known.get(f"{words[:at]}_{words[at + 1 :]}")) is not None:
            return field, colon + 1
    return None


@cache
def _known() -> dict[int, dict[str, str]]:
    """The labels "noun role" without marks, one letter of each left open, by their length."""
    found: dict[int, dict[str, str]] = {}
    for field, roles in (("lead", "label_leads"), ("with", "label_joins")):
        for noun in phrases("labelled", "label_bodies"):
            for role in phrases("labelled", roles):
                words = bare(f"{noun} {role}")
                same = found.setdefault(len(words), {})
                same.update({f"{words[:at]}_{words[at + 1 :]}": field for at, sign in enumerate(words) if sign != " "})
    return found
