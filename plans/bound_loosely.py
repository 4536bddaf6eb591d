"""Names bound to what may hold more, or be another body: told apart by the paper itself, or called otherwise by the registry."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from plans.directory import Directory
from plans.name_lookup import Use
from plans.names import fold_name
from plans.problems import Problem, doubt, note

_COMMUNE, _WARD, _ISLAND = map(fold_name, ("xã", "phường", "đặc khu"))
_ECONOMIC, _INDUSTRIAL = map(fold_name, ("khu kinh tế", "công nghiệp"))
"""What a board of management manages; a province may have one for each."""


def bound_loosely(
    uses: Iterable[Use], members: Mapping[str, Collection[str]], directory: Directory
) -> Iterator[Problem]:
    """A doubt for each name that may mean fewer, or another, than the units that it was bound to."""
    known = [(use, fold_name(use.name)) for use in uses if use.name in members]
    for use, folded in known:
        if _of_two_kinds(folded) and any(_of_all_kinds(other) for _, other in known):
            yield from _with_islands(use, members[use.name], directory)
        if len(members[use.name]) == 1:
            yield from _of_other_zones(use, folded, next(iter(members[use.name])), directory)


def _has(folded: str, word: str) -> bool:
    return re.search(rf"(?<!\S){word}(?!\S)", folded) is not None


def _of_two_kinds(folded: str) -> bool:
    return _has(folded, _WARD) and _has(folded, _COMMUNE) and not _has(folded, _ISLAND)


def _of_all_kinds(folded: str) -> bool:
    return all(_has(folded, kind) for kind in (_COMMUNE, _WARD, _ISLAND))


def _with_islands(use: Use, slugs: Iterable[str], directory: Directory) -> Iterator[Problem]:
    """As "UBND các xã, phường" in a paper that says "xã, phường, đặc khu" elsewhere, bound to a group that has these too."""
    islands = [
        slug for slug in slugs if slug in directory.units and _has(fold_name(directory.units[slug].name), _ISLAND)
    ]
    if islands:
        yield _asked(use)("name-without-islands", use.place(), name=use.name, units=directory.names(islands))


def _of_other_zones(use: Use, folded: str, slug: str, directory: Directory) -> Iterator[Problem]:
    """As "Ban Quản lý Khu kinh tế" bound to a board whose own name is of other zones."""
    if _ECONOMIC not in folded or _INDUSTRIAL in folded or slug not in directory.units:
        return
    called = fold_name(directory.units[slug].name)
    if _INDUSTRIAL in called and _ECONOMIC not in called:
        yield _asked(use)("name-of-another", use.place(), name=use.name, unit=directory.names([slug]))


def _asked(use: Use) -> Callable[..., Problem]:
    """Who leads must be right; of others it is enough to say it."""
    return doubt if use.part == "lead" else note
