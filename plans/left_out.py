"""A name that says who is not meant ("UBND các xã, phường, trừ xã A"), and how bindings keep that: a slug behind a dash is left out."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple
from unicodedata import normalize

from plans.names import LEAVING_OUT, leaves_out
from plans.units import Match

MARK = "-"
"""Before a slug in a binding: that unit, or that group, is not meant. No slug begins so."""
_BUT = LEAVING_OUT[0]
_WORDS = "|".join(LEAVING_OUT)
_WITHIN = re.compile(rf"\( ?(?:{_WORDS}) (?P<but>[^()]+)\)$", re.I)
_BEHIND = re.compile(rf",? (?:{_WORDS}) (?P<but>.+)$", re.I)
_AND = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+")
Look = Callable[[str], Match]


class LeavesOut(NamedTuple):
    """The name of all, and the words for those who are not meant, as printed."""

    all: str
    but: str


def left_out(name: str) -> LeavesOut | None:
    """Of whom the name speaks and whom it leaves out; None for other names."""
    if not leaves_out(name):
        return None
    text = " ".join(normalize("NFC", name).split()).rstrip(" ,")
    bracket = max(text.rfind("("), text.rfind(")"))
    found = _WITHIN.search(text) or _BEHIND.search(text, bracket + 1)  # each looks at a character once
    whole = text[: found.start()].rstrip() if found else ""
    return LeavesOut(whole, found["but"].strip()) if found and whole else None


def all_but(name: str, look: Look) -> Match | None:
    """All of a group, or of several units, but those whom the name leaves out; None where one of these is not known, or for other names."""
    if (said := left_out(name)) is None:
        return None
    whole = look(said.all)
    if whole.how != "exact" or not meant(whole.slugs) or (whole.kind == "unit" and len(whole.slugs) == 1):
        return None
    gone = _told_apart(said, look)
    return whole._replace(slugs=bound_but_for(whole.slugs, gone)) if gone else None


def _told_apart(said: LeavesOut, look: Look) -> tuple[str, ...]:
    """Whom a name leaves out: one name, places of the bodies it speaks of, or names in a row; nobody where one is not known."""
    row = look(f"{said.all}: {said.but}")
    for found in (look(said.but), *([row] if row.kind == "unit" else ())):
        if found.how == "exact" and found.slugs and not not_meant(found.slugs):
            return tuple(found.slugs)
    several = [look(one) for one in _AND.split(said.but) if one]
    known = len(several) > 1 and all(one.how == "exact" and one.slugs for one in several)
    return tuple(slug for one in several for slug in one.slugs) if known else ()


def but_for(name: str, others: Iterable[str]) -> str:
    """The name without these others: whom it leaves out already stays left out."""
    said = left_out(name)
    whole, gone = said or (name, "")
    return f"{whole} ({_BUT} {', '.join((*filter(None, (gone,)), *others))})"


def bound_but_for(slugs: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """A binding without these others (slugs of units or groups)."""
    return tuple(dict.fromkeys((*slugs, *(MARK + slug for slug in others))))


def meant(slugs: Iterable[str]) -> tuple[str, ...]:
    """The slugs of a binding that are meant."""
    return tuple(slug for slug in slugs if not slug.startswith(MARK))


def not_meant(slugs: Iterable[str]) -> tuple[str, ...]:
    """The slugs that a binding leaves out, without their mark."""
    return tuple(slug.removeprefix(MARK) for slug in slugs if slug.startswith(MARK))


def come_and_gone(before: Iterable[str], after: Iterable[str]) -> tuple[list[str], list[str]]:
    """What a binding has gained and lost: whoever is left out is gone, whoever is no more left out comes."""
    was, now = tuple(before), tuple(after)
    meant_anew = [one for one in meant(now) if one not in was] + [
        one for one in not_meant(was) if MARK + one not in now
    ]
    lost = [one for one in meant(was) if one not in now] + [one for one in not_meant(now) if MARK + one not in was]
    return list(dict.fromkeys(meant_anew)), list(dict.fromkeys(lost))
