"""Whom a name leaves out, told one by one behind it ("UBND các xã, phường, trừ xã A, xã B và phường C, ..."): they belong to the name."""

import re
from collections.abc import Sequence
from itertools import takewhile

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.named import Names
from directives.sentences.set_apart import named_ones
from directives.strings.folding import fold

BUT = Shape("names", r"(?P<but>\s*,?\s+{all_but}\s+)(?=\S)")
_BUT_BEHIND = Shape("names", r"(?:,\s+|\()(?P<but>{all_but})\s+(?=\S)")
_ENDED, _ENDS = re.compile(r"[.;]\s"), (")", ", ")
_AND = re.compile(r"(?P<over>\s*,\s+và\s+)|\s*(?:,|\bvà\b)\s*(?=\w)")
_GROUP, _SEVERAL = Shape("subjects", r"{several}\s"), Shape("subjects", r"(?<!\w){several}\s")
_LAST_AND = re.compile(r"[\s,]*(?:\bvà\s+)?$")
_COMMA = re.compile(r"\s*,\s+")
_ANY = Shape("deadlines", r"(?<!\w){holds_any}(?!\w)")
_COMMUNE, _COMMUNES = (
    Shape("deadlines", r"(?:{heads.committees}\s+)?{commune_kinds}\s"),
    Shape("deadlines", r"(?<!\w){commune_kinds}(?!\w)"),
)
Row = tuple[tuple[str, ...], int]


def left_out_row(text: str, folded: str, at: int, groups: Sequence[str] = ()) -> Row | None:
    """Those called by name at a place, in a row, and where it ends; behind ", và" others may begin.

    So they do with the first whose kind none of `groups` has, behind one whose kind they have.
    """
    row, end = list[str](), 0
    while not _GROUP.match(folded, at) and (found := named_ones(text, at)) is not None:
        first = found[0][: 0 if row else 1]
        own = [*first, *takewhile(lambda name: not _SEVERAL.search(fold(name)), found[0][len(first) :])]
        own = own[: _others(text[at:], groups, row, own)]
        if not own:
            break
        row += own
        if len(own) < len(found[0]):  # "Trừ Sở A, các sở gửi báo cáo", "Trừ xã A, UBND các xã ..."
            end = len(_LAST_AND.sub("", text[: text.find(found[0][len(own)], at)]))
            break
        end = found[1]
        joined = _AND.match(folded, end)
        if joined is None or joined["over"]:
            break
        at = joined.end()
    return (tuple(row), end) if row else None


def _others(text: str, groups: Sequence[str], row: Sequence[str], names: Sequence[str]) -> int:
    """How many of the names go on with a row: up to one whose kind no group has, behind one whose kind a group has.

    Not so where a comma closes the row: "Các sở, trừ Sở A và Thanh tra tỉnh, gửi ...".
    """
    if any(_ANY.search(fold(group)) for group in groups):  # "Các sở, ban, ngành" may hold any body
        return len(names)
    held = [any(_holds(group, name) for group in groups) for name in (*row, *names)]
    at = next((n for n in range(len(names)) if not held[len(row) + n] and any(held[: len(row) + n])), len(names))
    among = (
        at < len(names)
        and not all(_COMMUNES.search(fold(group)) for group in groups)
        and _closed(text, text.find(names[at]))
    )
    return len(names) if among else at


def _closed(text: str, at: int) -> bool:
    """Whether a comma stands behind the bodies at a place, and no further one behind it."""
    found = named_ones(text, at)
    comma = _COMMA.match(text, found[1]) if found else None
    return comma is not None and named_ones(text, comma.end()) is None


def with_left_out(text: str, folded: str, names: Names) -> Names:
    """The bodies with those whom the last of them leaves out, and whoever else the list names behind these."""
    but = BUT.match(folded, names.end) if names.names else None
    row = left_out_row(text, folded, but.end(), names.names) if but else None
    if but is None or row is None:
        return names
    end = row[1]
    printed = text[but.start() : end]
    told = names._replace(names=_each_its_own(names.names, text[but.start() : but.end()], row[0], printed), end=end)
    over = _AND.match(folded, end)
    more = read_bodies(text, over.end(), loose=True) if over else None
    if over is None or more is None or not more.names or more.start != over.end():
        return told
    return told._replace(names=(*told.names, *more.names), end=more.end)


def left_out_behind(text: str, names: Sequence[str], end: int) -> tuple[str, ...]:
    """As in "Các sở, ban, ngành nộp hồ sơ trước ngày 21/12, trừ Sở A.": who need not do it stands behind the work.

    Not where another group that could hold them stands between: they are left out of that one.
    """
    folded = fold(text)
    said = _BUT_BEHIND.search(folded, end)
    row = left_out_row(text, folded, said.end()) if said else None
    if said is None or row is None or (not text.startswith(_ENDS, row[1]) and text[row[1] :].strip(" ./;")):
        return tuple(names)
    work, groups = folded[end : said.start()], [name for name in names if _SEVERAL.search(fold(name))]
    held = [one for one in row[0] if any(_holds(name, one) for name in groups)]
    others = _SEVERAL.search(work)
    if (
        not groups
        or _ENDED.search(work)
        or (others and (not held or any(_holds(work[others.start() :], one) for one in held)))
    ):
        return tuple(names)
    but = f", {said['but']} "
    return _each_its_own(names, but, row[0], f"{but}{text[said.end() : row[1]]}")


def _each_its_own(names: Sequence[str], but: str, row: Sequence[str], printed: str) -> tuple[str, ...]:
    """The names, each with those of the row that it may hold by its kind: of the last the words as printed, where all are its own.

    One whose kind none of them says is left out of each.
    """
    kinds = [_holders(names, one) or [*names] for one in row]
    if len(names) == 1 or all(names[-1] in own and len(own) < len(names) for own in kinds):
        return (*names[:-1], " ".join(f"{names[-1]}{printed}".split()))
    return tuple(
        _without(name, but, [one for one, own in zip(row, kinds, strict=True) if name in own]) for name in names
    )


def _holders(names: Sequence[str], one: str) -> list[str]:
    """The groups that may hold one: those of its own kind before others ("UBND các xã và các đặc khu, trừ đặc khu A")."""
    return [name for name in names if _of_its_kind(name, one)] or [name for name in names if _holds(name, one)]


def _without(name: str, but: str, row: Sequence[str]) -> str:
    """A group without these; another name, or where there are none, as it is."""
    return " ".join(f"{name}{but}{', '.join(row)}".split()) if row and _SEVERAL.search(fold(name)) else name


def _holds(name: str, one: str) -> bool:
    """Whether a group has the kind that one's name opens with ("Các sở, ban, ngành" and "Sở A")."""
    if _COMMUNE.match(fold(one)) and _COMMUNES.search(fold(name)):  # "UBND các xã, trừ phường A"
        return True
    return _of_its_kind(name, one)


def _of_its_kind(name: str, one: str) -> bool:
    """Whether a group is called by the very kind that one's name opens with."""
    return re.search(rf"(?<!\w){re.escape(fold(one).split()[0])}(?!\w)", fold(name)) is not None


def only_leaves_out(said: str) -> bool:
    """Whether a piece of a sentence holds bodies and whom they leave out, and no more ("UBND các xã, trừ xã A | , và các sở rà soát")."""
    folded = fold(said)
    names = read_bodies(said, opens=True)
    but = BUT.match(folded, names.end) if names.names and not names.start else None
    row = left_out_row(said, folded, but.end(), names.names) if but else None
    return row is not None and row[1] == len(said)
