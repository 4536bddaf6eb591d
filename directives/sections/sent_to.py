"""Whom a paper is addressed to: the list behind "Kính gửi:", the bullets under "X điện:"."""

import re
from functools import partial

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.named import NONE
from directives.names.persons import named_person
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.labels import BULLET_SIGNS
from directives.structure.outline import Outline
from directives.structure.zones import is_ground

_shape = partial(Shape, "headings")
_LIST = _shape(r"{sent_to}\s*:\s*$")
_ADDRESSED = _shape(rf"{{addressed}}\s*:\s*(?P<sign>[{BULLET_SIGNS}+*])?\s*(?P<who>[^-].{{3,}})$")
LONGEST_ENTRY = 120
"""Characters of an addressee that is taken as printed."""
_ONLY_TOLD = _shape(r"\(\s*{only_told}\s*\)\W*$")
_NEXT_PERSON = Shape("persons", r"(?:\s*,\s+|\s+và\s+)(?={called}\s)")
_BULLET, _BRACKETS, _ENTRY = (
    re.compile(rf"[{BULLET_SIGNS}+*]\s*"),
    re.compile(r"\s*\([^)]*\)"),
    re.compile(r"\s*;\s*(?:-\s*)?"),
)
_NEXT_BULLET, _OVER = re.compile(rf"\s*;\s+[{BULLET_SIGNS}+*]\s+"), re.compile(r"\s*(?:;$|\.(?:\s|$))")


@kept
def sent_to(outline: Outline) -> tuple[str, ...]:
    """Whom a paper is addressed to: behind "Kính gửi:", in the bullets under "X điện:"."""
    found: list[str] = []
    inside = False
    for paragraph in outline.preamble:
        text = paragraph.text
        folded = fold(text)
        if found and paragraph.span(0, 1)[0] >= outline.tail[0]:
            break  # the form of an annex says for itself whom it is handed to
        if not text.isupper() and _LIST.search(folded):
            inside = True
        elif inside and (bullet := _BULLET.match(text)) and not is_ground(text[bullet.end() :]):
            found.extend(name for entry in _NEXT_BULLET.split(text[bullet.end() :]) for name in _entry(entry))
        elif inside and (names := _unmarked(text, last=bool(found))):
            found.extend(names)
        elif inside:
            break
        elif not text[:8].isupper() and (named := _ADDRESSED.match(folded)) is not None:
            said = text[named.start("who") :].rstrip()
            inside = said.endswith((";", ",", ":")) or named["sign"] is not None
            listed = [] if said.endswith(":") else _ENTRY.split(said)
            found.extend(name for entry in listed for name in _entry(entry))
    return tuple(dict.fromkeys(found))


def _unmarked(text: str, *, last: bool) -> tuple[str, ...]:
    """The bodies of an entry whose bullet was lost: nothing but names before its mark; only the last ends with a full stop."""
    names = read_bodies(text, opens=True, loose=True) if text.endswith(";") or last else NONE
    over = _OVER.match(text, names.end) if names.names and not names.start else None
    return names.names if over is not None else ()


def _entry(text: str) -> tuple[str, ...]:
    """The bodies of an entry of a list of addressees; the whole entry where the language knows it in part or not at all.

    Whoever gets it "(để báo cáo)" is told of it, and asked for nothing.
    """
    if _ONLY_TOLD.search(fold(text)):
        return ()
    if persons := _persons(text):
        return persons
    names = read_bodies(text, opens=True, loose=True)
    plain = _BRACKETS.sub("", text).strip(" -;.,")
    rest = re.sub(r"\([^)]*\)", "", text[names.end :]).strip(" ;.,") if names.names else plain
    known = not rest or len(names.names) > 1 or names.personal or not plain[:1].isupper() or len(plain) > LONGEST_ENTRY
    return names.names if known else (plain,)


def _persons(text: str) -> tuple[str, ...]:
    """Persons called by their names, without the offices they hold ("Ông A - Giám đốc ..., bà B")."""
    folded = fold(text)
    starts = [0, *(found.end() for found in _NEXT_PERSON.finditer(folded))]
    ends = [named_person(text, folded, start) for start in starts]
    return tuple(text[start:end] for start, end in zip(starts, ends, strict=True)) if all(ends) else ()
