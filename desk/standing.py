"""Whose document it is: one of a higher body, or of another province, is not given on as if the office had issued it."""

import datetime as dt
from collections.abc import Iterable, Iterator

from plans.binding import Bound
from plans.directory import CENTRAL, Directory, UnitRecord
from plans.names import fold_name
from plans.plan import Handling
from plans.problems import Place, Problem, doubt, error

GOVERNMENT = "government"
"""The kind of the Government and the Prime Minister, under whom the registry hangs nobody."""
GOVERNMENT_OFFICE = "van-phong-chinh-phu"
"""The slug of the office that gives what they issue."""
_OFFICE = fold_name("Văn phòng")


def not_ours(bound: Bound, directory: Directory, issuer: str | None, office: str | None) -> list[Problem]:
    """A doubt where `office` stands below `issuer` or would give work beyond its own unit or province (slugs); receiving, none.

    An error where the issuer governs at the centre or in another province than the office's, and its document's work would
    go beyond the office's own. Tasks without a place in the document (a leader's note) are the office's own in any case.
    """
    giver, above = directory.units.get(office or ""), directory.units.get(issuer or "")
    leads = [one.lead for one in bound.plan.tasks if one.handling is not Handling.INFORM and (one.clause or one.span)]
    if giver is None or not leads or bound.plan.perspective != "issue":
        return []
    if above and _speaks_for(directory, giver, above):
        return []
    beyond = _beyond(directory, giver, bound.units(name for lead in leads for name in lead), bound.day)
    args: dict[str, str | int] = {"office": giver.name, "units": directory.names(beyond), "count": len(beyond)}
    where = Place(field="directive.issuer")
    if above and _is_below(directory, giver, above):
        foreign = beyond and _province(directory, giver) not in (None, _province(directory, above))
        code = "issued-above-given-beyond" if beyond else "issued-above"
        return [(error if foreign else doubt)(code, where, issuer=above.name, **args)]
    return [doubt("given-beyond", where, **args)] if beyond else []


def _speaks_for(directory: Directory, giver: UnitRecord, issuer: UnitRecord) -> bool:
    """Whether the giver is the issuer, its office, or a division of either."""
    for unit in _line(directory, giver):
        if unit.slug == issuer.slug or (unit.slug == GOVERNMENT_OFFICE and issuer.kind == GOVERNMENT):
            return True
        if unit.kind != "office" and not fold_name(unit.name).startswith(_OFFICE):
            return False
    return False


def _is_below(directory: Directory, giver: UnitRecord, issuer: UnitRecord) -> bool:
    """Whether the issuer is one of those above the giver, or governs where the giver has no say: at the centre, elsewhere."""
    if issuer in _line(directory, giver) or (issuer.kind == GOVERNMENT and giver.kind != GOVERNMENT):
        return True
    return _province(directory, giver) not in (None, _province(directory, issuer))


def _beyond(directory: Directory, giver: UnitRecord, units: Iterable[str], on: dt.date) -> list[str]:
    """Those of the units that do not stand in the giver's place; at the centre all do."""
    own = directory.jurisdiction(giver.slug, on=on) or CENTRAL
    return [slug for slug in units if slug in directory.units and not directory.within(directory.units[slug], own)]


def _province(directory: Directory, unit: UnitRecord) -> str | None:
    """The province in which a unit stands; None at the centre."""
    line = list(_line(directory, unit))
    return next((one.province or one.slug for one in line if one.province or one.kind == "province"), None)


def _line(directory: Directory, unit: UnitRecord) -> Iterator[UnitRecord]:
    """A unit and what it stands under, the nearest first."""
    seen: set[str] = set()
    at: UnitRecord | None = unit
    while at is not None and at.slug not in seen:
        seen.add(at.slug)
        yield at
        at = directory.units.get(at.parent or "")
