"""The trade or field of a group, be it a list ("trong lĩnh vực vận tải, du lịch và khách sạn"): part of the group's name."""

from functools import cache

from directives.lexicon import words
from directives.lexicon.shapes import Shape, phrases
from directives.strings.folding import fold
from directives.words.body_words import SPACE, WORD, Entries, begins_name, grammar

_LEADS_IN = Shape(
    "names", r"(?:{trade_active}\s+)?(?:{trade_within}\s+)?(?:{trade_several}\s+)?{trade_nouns}\s+(?=[^\W\d_])"
)
_GOES_ON = Shape("names", r"(?:\s*,\s*(?:{also}\s+)?|\s+{also}\s+)(?=[^\W\d_])")
_LONGEST = 5
"""Words of one trade of a list at most."""
_MOST = 12
"""Trades of a list at most."""


def trade_list_end(text: str, folded: str, start: int, position: int, at: int) -> int | None:
    """Past the last trade of a list whose lead-in begins at `at`, behind a group [start, position); None where none begins."""
    if not folded.endswith((*phrases("names", "traders"), *phrases("names", "trade_groups")), start, position):
        return None
    opening = _LEADS_IN.match(folded, at)
    end = _one(text, folded, opening.end(), first=True) if opening else None
    for _ in range(_MOST if end else 0):
        further = _GOES_ON.match(folded, end)
        more = _one(text, folded, further.end(), first=False) if further else None
        if more is None:
            break
        end = more
    return end


def _one(text: str, folded: str, at: int, *, first: bool) -> int | None:
    """The end of one trade: a known one, else words in small letters up to those that begin work or go on otherwise."""
    known = _known().match(folded, at)
    if known is None and (grammar().stop.match(folded, at) or not text[at].islower()):
        return None
    if known is None and not first and begins_name(text, folded, at, False, True) is not None:
        return None
    end = known.end() if known else WORD.match(text, at).end()  # type: ignore[union-attr]
    for _ in range(0 if known else _LONGEST - 1):
        after = SPACE.match(folded, end).end()  # type: ignore[union-attr]
        word = WORD.match(text, after)
        if after == end or word is None or not text[after].islower() or grammar().stop.match(folded, after):
            break
        if _GOES_ON.match(folded, end):
            break
        end = word.end()
    return end


@cache
def _known() -> Entries:
    return Entries([*words("bodies", "topics", "fields"), *map(fold, phrases("names", "trade_works"))])


def charge_end(folded: str, start: int, position: int, at: int) -> int | None:
    """Past the field that tells which of the offices are meant ("cơ quan chuyên môn về y tế"); None where "về" opens something else."""
    if not folded.endswith(phrases("names", "charged_with"), start, position):
        return None
    field = _fields().match(folded, SPACE.match(folded, WORD.match(folded, at).end()).end())  # type: ignore[union-attr]
    return field.end() if field else None


@cache
def _fields() -> Entries:
    return Entries([*words("bodies", "topics", "fields"), *map(fold, phrases("names", "charge_fields"))])
