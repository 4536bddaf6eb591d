"""Names bound to what may hold more, or be another body: told apart by the paper itself, or called otherwise by the registry."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from plans.directory import Directory
from plans.left_out import left_out
from plans.name_forms import COMMITTEE, forms
from plans.name_lookup import Use
from plans.names import fold_name, group_key
from plans.problems import Problem, doubt, note

_COMMUNE, _WARD, _ISLAND, _LEVEL = map(fold_name, ("xã", "phường", "đặc khu", "cấp"))
_KINDS = (_COMMUNE, _WARD, _ISLAND)
_ECONOMIC, _INDUSTRIAL = map(fold_name, ("khu kinh tế", "công nghiệp"))
"""What a board of management manages; a province may have one for each."""
_MANY = re.compile(rf"(?:{COMMITTEE})?(?P<many>\d{{1,4}}) (?:{_COMMUNE}|{_WARD}|{_ISLAND})(?!\S)")
_SEVERAL = re.compile(r"\b(?:các|những|mỗi|từng)\s", re.IGNORECASE)


def bound_loosely(
    uses: Iterable[Use], members: Mapping[str, Collection[str]], directory: Directory
) -> Iterator[Problem]:
    """A doubt for each name that may mean fewer, or another, than the units that it was bound to."""
    known = [(use, fold_name(use.name)) for use in uses if use.name in members]
    for use, folded in known:
        if _of_two_kinds(folded) and any(_of_all_kinds(other) for _, other in known):
            yield from _with_islands(use, members[use.name], directory)
        if _is_one_kind(use.name):
            yield from _of_one_kind(use, folded, known, members[use.name], directory)
        if len(members[use.name]) == 1:
            yield from _of_other_zones(use, folded, next(iter(members[use.name])), directory)


def counted(name: str) -> int | None:
    """How many communes a name says it means ("UBND 05 xã" -> 5); None for other names."""
    found = _MANY.match(fold_name(name))
    return int(found["many"]) if found else None


def unsaid_islands(name: str, slugs: Iterable[str], directory: Directory) -> list[str]:
    """Of these units those of a kind that a name of two kinds of commune ("UBND các xã, phường") does not say."""
    if not _of_two_kinds(fold_name(name)):
        return []
    known = (slug for slug in slugs if slug in directory.units)
    return [slug for slug in known if _has(fold_name(directory.units[slug].name), _ISLAND)]


def _is_one_kind(name: str) -> bool:
    """Whether a name says one kind of commune and no more; whom it leaves out, and the head of the body, aside."""
    said = left_out(name)
    return any(group_key(form).removeprefix(COMMITTEE) in _KINDS for form in forms(said.all if said else name))


def _of_one_kind(
    use: Use, folded: str, known: Iterable[tuple[Use, str]], slugs: Collection[str], directory: Directory
) -> Iterator[Problem]:
    """As "UBND các xã" bound to communes that are no wards, in a paper that names no ward; as "UBND phường", which may be one."""
    if _has(folded, _LEVEL) or len(slugs) < 2:
        return
    several = _SEVERAL.search(use.name)
    if several and (not _has(folded, _COMMUNE) or any(_has(other, _WARD) for _, other in known)):
        return
    if (beside := _beside(slugs, directory)) or not several:
        yield _asked(use)("name-of-one-kind", use.place(), name=use.name, count=len(slugs), others=beside)


def _beside(slugs: Iterable[str], directory: Directory) -> int:
    """How many communes of the same place, of today, are not among these."""
    among = set(slugs)
    over = {unit.parent for slug in among if (unit := directory.units.get(slug)) and unit.kind == "commune"}
    found = (unit for unit in directory.units.values() if unit.kind == "commune" and unit.parent in over)
    return sum(unit.valid_to is None and unit.slug not in among for unit in found)


def _has(folded: str, word: str) -> bool:
    return re.search(rf"(?<!\S){word}(?!\S)", folded) is not None


def _of_two_kinds(folded: str) -> bool:
    return _has(folded, _WARD) and _has(folded, _COMMUNE) and not _has(folded, _ISLAND)


def _of_all_kinds(folded: str) -> bool:
    return all(_has(folded, kind) for kind in (_COMMUNE, _WARD, _ISLAND))


def _with_islands(use: Use, slugs: Iterable[str], directory: Directory) -> Iterator[Problem]:
    """As "UBND các xã, phường" in a paper that says "xã, phường, đặc khu" elsewhere, bound to a group that has these too."""
    if islands := unsaid_islands(use.name, slugs, directory):
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
