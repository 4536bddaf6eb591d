"""The registry kept in memory between requests, and type-ahead on it: reading some thousand units takes half a second, a page must not."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from desk.units import PLACE, plain
from models.database import Engine, Session, reading
from models.giving_on import inner_units
from models.registry import load_directory
from models.registry_mark import registry_mark
from plans.directory import Directory, is_valid

KEPT = 600
"""Seconds after which it is read again in any case."""
SHOWN = 8
"""Suggestions at most."""


class Suggestion(NamedTuple):
    """A unit or group that the words may mean: its slug, its name, whose it is."""

    value: str
    label: str
    hint: str


class _Kept(NamedTuple):
    mark: tuple[Any, ...]
    directory: Directory
    words: tuple[tuple[str, str], ...]


SHORTEST = 3
"""Words of a name that has initials."""
_NAME = " ; "
"""Before each name by which a unit is found."""
_KEPT: "WeakKeyDictionary[Engine, _Kept]" = WeakKeyDictionary()


def kept_directory(engine: Engine, session: Session, now: dt.datetime) -> Directory:
    """The registry as it is, at most ten minutes old where a change does not show in its mark. A launch reads it anew."""
    return _kept(engine, session, now).directory


def suggest(
    engine: Engine,
    typed: str,
    today: dt.date,
    now: dt.datetime,
    home: str | None = None,
    *,
    groups: bool = True,
    under: str | None = None,
) -> list[Suggestion]:
    """Units of the day, and groups, in whose names each word typed begins a word; those of one's own province first.

    Of these the names that begin with what was typed stand before the others, units before groups, groups without members last.
    `under`: only what that unit may give work on to.
    """
    wanted = plain(typed).split()
    if not wanted:
        return []
    with reading(engine) as session:
        kept = _kept(engine, session, now)
        inner = inner_units(session, under) if under else None
    directory = kept.directory
    mine = directory.units[home].province if home and home in directory.units else None

    where = directory.jurisdiction(home, on=today)
    typed_words = " ".join(wanted)

    def rank(pair: tuple[str, str]) -> tuple[bool, bool, int, bool, int]:
        slug, words = pair
        unit = directory.units.get(slug)
        elsewhere = unit is not None and mine is not None and unit.province != mine
        hollow = unit is None and where is not None and not directory.expand(slug, today, where).slugs
        return hollow, elsewhere, _nearness(typed_words, words), unit is None, len(words)

    words = kept.words if inner is None else [pair for pair in kept.words if pair[0] in inner]
    found = [pair for pair in words if all(f" {word}" in pair[1] for word in wanted)]
    slugs = [slug for slug, _ in sorted(found, key=rank)]
    alive = (one for one in slugs if one in directory.groups or is_valid(directory.units[one], today))
    named = (_suggestion(directory, slug) for slug in alive if groups or slug in directory.units)
    return [one for one, _ in zip(named, range(SHOWN), strict=False)]


def _nearness(typed: str, words: str) -> int:
    """0 where a name begins with the words typed, 4 where they stand apart; whole words before parts of words."""
    forms = (f"{_NAME}{typed} ", f"{_NAME}{typed}", f" {typed} ", f" {typed}")
    return next((at for at, form in enumerate(forms) if form in f"{words} "), len(forms))


def unit_names(engine: Engine, slugs: Iterable[str], now: dt.datetime) -> dict[str, str]:
    """Names of units and groups by slug; a slug that is unknown is its own name."""
    with reading(engine) as session:
        directory = kept_directory(engine, session, now)
    known = {slug: directory.units.get(slug) or directory.groups.get(slug) for slug in slugs}
    return {slug: one.name if one else slug for slug, one in known.items()}


def _kept(engine: Engine, session: Session, now: dt.datetime) -> _Kept:
    mark = (int(now.timestamp()) // KEPT, *registry_mark(session))
    kept = _KEPT.get(engine)
    if kept is None or kept.mark != mark:
        directory = load_directory(session)
        kept = _Kept(mark, directory, tuple(_words(directory)))
        _KEPT[engine] = kept
    return kept


def _words(directory: Directory) -> Iterator[tuple[str, str]]:
    """Slugs with the plain words by which each is found."""
    for slug, group in directory.groups.items():
        yield slug, _searched(group.name, *group.aliases)
    for slug, unit in directory.units.items():
        yield slug, f"{_searched(unit.name, *unit.aliases)} {_initials(unit.name)}"


def _searched(*names: str) -> str:
    return "".join(f"{_NAME}{plain(name)}" for name in names)


def _initials(name: str) -> str:
    """What offices call a body in mails, with and without its kind: "sxd xd" for Sở Xây dựng; nothing for People's Committees."""
    own = plain(PLACE.sub("", name)).split()
    if len(own) < SHORTEST or name.startswith(("Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân")):
        return ""
    letters = "".join(word[0] for word in own if word != "va")
    return f"{letters} {letters[1:]}" if len(letters) > 2 else letters


def _suggestion(directory: Directory, slug: str) -> Suggestion:
    unit = directory.units.get(slug)
    if unit is None:
        return Suggestion(slug, directory.groups[slug].name, "")
    above = directory.units.get(unit.parent or "")
    return Suggestion(slug, unit.name, above.name if above else slug)
