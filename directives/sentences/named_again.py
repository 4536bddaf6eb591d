"""Some of a group named for their own day, without a word that tells them apart ("...; các tỉnh A, B báo cáo trước ngày ...")."""

import re
from collections.abc import Sequence

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.set_apart import kind_of, named_ones
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.times.due_phrases import find_dues, is_time
from directives.words.work_words import verb_start

_OPENS = Shape(
    "deadlines",
    r"[\s,;(]*(?:và\s+)?(?:{subjects.several}\s+)?(?:{heads.committees}\s+)?(?:{subjects.several}\s+)?{member_kinds}\s+\w",
)
"""A member of a kind, which its own name tells apart: all that a piece must open with before more is looked at."""
_KIND = Shape("deadlines", r"(?<!\w)(?P<kind>{member_kinds})(?!\w)(?:\s+(?P<name>\w))?")
_ALL_KINDS = Shape("deadlines", r"(?:{subjects.several}\s+)?{holds_any}")
_SEVERAL = Shape("subjects", r"(?<!\w){several}(?!\w)")
_WORDS = re.compile(r" (?=[^\W\d_" + CAPITALS + r"])[^\W\d_]+ \w")
_PIECES = re.compile(r"[;.]\s+")
_APART = Printed("deadlines", r"^(?i:{apart})\s+")
_LONGEST_NAME = 90
_THEN_BY = Shape("deadlines", r"\s+{then_by}(?=\s)")
_SAME_WORK = Shape("deadlines", r"{then_by}(?=$)|(?:{then_by}\s+)?{same_work}")


DAY_IS = Shape("deadlines", r"\s+{their_day_is}\s+(?P<day>(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)(?![\w/])")
"""Behind a body what its day is, where another has a deadline ("..., Sở B là ngày 12/12")."""
_COMMUNES, _DISTRICTS = Shape("deadlines", "{commune_kinds}"), Shape("deadlines", "{district_kinds}")
_PROVINCES = Shape("deadlines", "{province_kinds}")
"""Kinds of places that stand beside each other: what is said of "các xã" may hold "phường A"."""


def opens_again(text: str, at: int = 0) -> bool:
    """Whether a member of a kind stands at a place, behind a mark, by its own name."""
    opens = _OPENS.match(fold(text), at)
    return opens is not None and text[opens.end() - 1].isupper()


def named_again(text: str, lead: Sequence[str], before: str) -> tuple[tuple[str, ...], int] | None:
    """Those of the group `lead` that a piece opens with, where it only says the work `before` again and a day; where their names end.

    `lead` is empty where a heading names it.
    """
    groups = [name for name in lead if _SEVERAL.search(fold(name)) or _ALL_KINDS.match(fold(name))]
    found = named_ones(text, 0) if (groups or not lead) and opens_again(text) else None
    if found is None:
        return None
    day = next((one.span[0] for one in find_dues(text, None)), found[1] if DAY_IS.match(fold(text), found[1]) else 0)
    said = fold(text[found[1] : day]).strip(" :,") if day >= found[1] else None
    if said is None or not (_among(groups, found[0]) if lead else _acts(text, said, day) and not _names_one(before)):
        return None
    repeats = not said or _SAME_WORK.fullmatch(said) is not None or said in fold(before)
    return found if repeats and not _told(before, found[0], lead) else None


def named_with_day(text: str, lead: Sequence[str] = (), before: str = "") -> tuple[tuple[str, ...], int] | None:
    """As in "Sở A: báo cáo trước ngày X; Sở B: trước ngày Y", "Sở B thì trước ngày Y": a body and its day alone; where its name ends.

    Without such a mark it is of the kind of those who lead ("Xã A báo cáo trước ngày X, xã B trước ngày Y").
    """
    colon = text.find(": ", 0, _LONGEST_NAME)
    day = colon + 1
    if colon < 0 and (then := _THEN_BY.search(fold(text), 0, _LONGEST_NAME)) is not None:
        colon, day = then.span()
    names = read_bodies(text, opens=True) if colon > 0 else None
    if colon < 0:
        return _alike_with_day(text, lead, before)
    if names is None or not names.names or names.start or text[names.end : colon].strip():
        return None
    return (names.names, names.end) if is_time(text[day:].strip(" .;/")) else None


def _alike_with_day(text: str, lead: Sequence[str], before: str) -> tuple[tuple[str, ...], int] | None:
    """Whoever is of the kind of those who lead, where the work before is not done to one of that kind."""
    found = named_ones(text, 0) if lead and opens_again(text) and not _SEVERAL.search(fold(lead[0])) else None
    if found is None or kind_of(found[0][0]) != kind_of(lead[0]) or not is_time(text[found[1] :].strip(" .;/")):
        return None
    for name in lead:
        before = before.replace(name, "", 1)
    return None if any(own and kind == kind_of(lead[0]) for kind, own in _kinds(before)) else found


def acts_by_name(text: str, before: str) -> tuple[tuple[str, ...], int] | None:
    """A member of a kind by its own name that does work of its own behind ";" ("Sở A tuần tra; xã B gia cố đê"); where its name ends.

    Not where the work before is done to such a member.
    """
    if member_acting(text, before) is None or (found := named_ones(text, 0)) is None:
        return None
    folded, at = fold(text), found[1] + 1
    same = _SAME_WORK.match(folded, at)
    finishes = same is not None and verb_start().match(folded, same.end() + 1)  # "xã B hoàn thành san lấp mặt bằng ..."
    return found if verb_start().match(folded, at) and (same is None or finishes) else None


def member_acting(text: str, before: str) -> tuple[str, ...] | None:
    """A member of a kind by its own name before words that may be its work, be they no verb that is known."""
    found = named_ones(text, 0) if opens_again(text) else None
    if found is None or not _WORDS.match(text, found[1]) or _names_one(_work_of(before), places=True):
        return None
    return found[0] if all(_is_place(kind) for name in found[0] for kind, _ in _kinds(name)) else None


def _work_of(before: str) -> str:
    """The words of each piece before, but for the name of whoever leads it: what a commune does is not done to it."""
    pieces = [_APART.sub("", piece.strip()) for piece in _PIECES.split(before)]
    led = [(piece, named_ones(piece, 0) if opens_again(piece) else None) for piece in pieces]
    return "; ".join(piece[found[1] :] if found and _WORDS.match(piece, found[1]) else piece for piece, found in led)


def _is_place(kind: str) -> bool:
    return any(level.fullmatch(kind) for level in (_COMMUNES, _DISTRICTS, _PROVINCES))


def _acts(text: str, said: str, day: int) -> bool:
    """Whether a verb stands behind the name, be it the first word of the time ("hoàn thành trước ngày ...")."""
    return bool(said) or _SAME_WORK.match(fold(text), day) is not None


def _names_one(before: str, *, places: bool = False) -> bool:
    """Whether a member of a kind stands by its own name in words that lead nobody: the work is done to it, and so to the next.

    `places`: the words may name whoever leads, so that only a place counts.
    """
    return any(
        found["name"] and before[found.start("name")].isupper() and (not places or _is_place(found["kind"]))
        for found in _KIND.finditer(fold(before))
    )


def _among(groups: Sequence[str], named: Sequence[str]) -> bool:
    """Whether each of those named is of a kind that the groups hold, or is listed in one of them."""
    if any(_ALL_KINDS.match(fold(name)) for name in groups):
        return True
    kinds = {kind for name in groups for kind, own in _kinds(name) if not own}
    return all(
        any((own and any(_beside(kind, one) for one in kinds)) or _lists(groups, own) for kind, own in _kinds(name))
        for name in named
    )


def _beside(kind: str, other: str) -> bool:
    """Whether a group called by one kind may hold a place of the other."""
    return kind == other or any(level.fullmatch(kind) and level.fullmatch(other) for level in (_COMMUNES, _DISTRICTS))


def _kinds(name: str) -> list[tuple[str, str]]:
    """The kinds in a name, each with the own name behind it, folded ("" where it speaks of all: "các xã, phường")."""
    return [
        (kind["kind"], fold(name[kind.start("name") :]) if kind["name"] and name[kind.start("name")].isupper() else "")
        for kind in _KIND.finditer(fold(name))
    ]


def _lists(groups: Sequence[str], own: str) -> bool:
    """As "Các xã A, B, C" lists "xã B"."""
    return bool(own) and any(re.search(rf"(?<!\w){re.escape(own)}(?!\w)", fold(group)) for group in groups)


def _told(before: str, named: Sequence[str], lead: Sequence[str]) -> bool:
    """Whether one of them is spoken of before, but as one of the leads: to whom the group reports, with whom it works."""
    said = fold(before)
    for name in lead:
        said = said.replace(fold(name), "", 1)
    return any(fold(name) in said for name in named)
