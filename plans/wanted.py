"""What a list, a table or a paper is narrowed to: the same words for pages, commands, programs and files."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from plans.names import TONES
from plans.stages import Stage
from plans.state import State

SOON = "soon"
"""Asked for like a state: what is due soon (`plans.state.is_soon`), a view and not one of the six leaves."""
NO_FIELD = "-"
"""Asked for like a field, a section or a month: tasks without one."""
HANDED_OVER = "handed-over"
"""Asked for like a state: what a unit had and another one has now."""
SENT, MISSING = "sent", "missing"
"""Asked for like states: whose result is in (handed in or confirmed), and whose is not."""
UNHEARD = "unheard"
"""Asked for like a state: what is with a unit of which nobody can be reached."""
STATES = (*(one.value for one in State), SOON, SENT, MISSING, UNHEARD, *(one.value for one in Stage), HANDED_OVER)
VIEWS = {SENT: (Stage.REVIEW, Stage.DONE), MISSING: (Stage.DRAFT, Stage.EXECUTE)}
"""Views that are a choice of stages."""


class Wanted(NamedTuple):
    """What is asked for; a part left empty narrows nothing.

    `unit` is a slug (desk takes names too), with everything under it where `below`; `partner` of a unit that takes part in
    what others lead; `task` a key within `plan`; `state` one of STATES; `text` words that each must stand in title,
    document's number, its subject or the unit's name, marks or none. `section` is the first step of the clause, `month`
    (2026-12) that of the date; `-` of both: none. `occurrence` is which time of a recurring task.
    """

    unit: str | None = None
    below: bool = False
    field: str | None = None
    plan: str | None = None
    task: str | None = None
    urgency: str | None = None
    state: str | None = None
    text: str = ""
    partner: str | None = None
    section: str | None = None
    month: str | None = None
    occurrence: str | None = None


EVERYTHING = Wanted()


def section_of(clause: str | None) -> str:
    """The part of a document that a clause is of: its first step, empty where it has none."""
    return (clause or "").split(".")[0]


def month_of(words: str) -> tuple[dt.date, dt.date] | None:
    """The first days of a month written as 2026-12 and of the next one; None where it is no month."""
    if not re.fullmatch(r"[12][0-9]{3}-(0[1-9]|1[0-2])", words):
        return None
    first = dt.date.fromisoformat(f"{words}-01")
    return first, (first + dt.timedelta(days=31)).replace(day=1)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Words without marks, in small letters: “Rà soát” is found by “ra soat”."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(one for one in apart if not unicodedata.combining(one))


def held(words: Sequence[str], texts: Sequence[str]) -> list[int]:
    """Which of the words each text has, as bits (the first word's is 1): one pass a word, for tens of thousands of names.

    A word typed without marks may stand anywhere, with marks it is a syllable that has them: “gian” is found in “Tân Gianh” and
    “tinh giản”, “giản” in the second alone. Numbers (“15/QĐ-UBND”) count without marks.
    """
    bare_texts, found = list(map(plain, texts)), [0] * len(texts)
    for place, word in enumerate(words):
        bare, syllable = _looked_for(word)
        there = [at for at, text in enumerate(bare_texts) if bare in text]
        if syllable:
            there = [at for at in there if syllable.search(_composed(texts[at]))]
        for at in there:
            found[at] |= 1 << place
    return found


@lru_cache(maxsize=256)
def _looked_for(word: str) -> tuple[str, re.Pattern[str] | None]:
    """The word without marks, and the syllable that it must be where it was typed with marks: “hoà” and “hòa” are one."""
    word = _composed(word)
    if not word.isalpha() or word == plain(word):
        return plain(word), None
    apart = unicodedata.normalize("NFD", word)
    tone, letters = "".join(filter(TONES.__contains__, apart)), _composed("".join(c for c in apart if c not in TONES))
    spelled = {_composed(letters[:at] + tone + letters[at:]) for at in range(1, len(letters) + 1)}
    return plain(word), re.compile(rf"(?<![^\W\d_])(?:{'|'.join(sorted(spelled))})(?![^\W\d_])")


@lru_cache(maxsize=65536)
def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())
