"""Of which place a directive speaks: told by its issuer, the place of issue, leads or partners; asked where they do not tell."""

import datetime as dt

from plans.directory import CENTRAL, Directory, Jurisdiction
from plans.names import fold_name
from plans.plan import Plan
from plans.problems import Place, Problem, doubt, error
from plans.units import Level

CAPITAL = fold_name("Hà Nội")
"""Where central bodies sit: as a place of issue it tells no province."""
_LEVELS: tuple[Level, ...] = ("central", "province", "district", "commune")
"""The wider first: it counts where leads fit several alike."""
_TELLING: dict[Level, frozenset[str]] = {
    "province": frozenset(map(fold_name, ("tỉnh",))),
    "district": frozenset(map(fold_name, ("quận", "huyện"))),
    "commune": frozenset(map(fold_name, ("xã", "phường"))),
}


def whose(
    plan: Plan, directory: Directory, on: dt.date, office: str | None
) -> tuple[Jurisdiction | None, list[Problem]]:
    """Whose directive it is, issued on the day `on`; `office` (a slug) tells it if nothing else does.

    None where the issuer is a local body ("Tỉnh ủy") and nothing tells of which province.
    """
    head = plan.directive
    issuers = (head.issuer, *(head.issuer or "").split(", ")[:-1])
    if found := directory.jurisdiction(*issuers, on=on):
        return found, []
    local = head.issuer is not None and directory.is_local(head.issuer)
    place = head.place if local or fold_name(head.place or "") != CAPITAL else None
    if found := directory.jurisdiction(place, plan.office, on=on):
        return found, []
    told = [name for task in plan.tasks for name in task.lead]
    hints = (directory.jurisdiction(name, on=on) for name in (head.subject, *told))
    hinted = next((hint for hint in hints if hint and hint.level != "central"), None)
    nowhere = local or (head.issuer is None and level_of(plan, directory) != "central")
    hinted = hinted or (_told_by_others(plan, directory, on) if nowhere else None)
    hinted = hinted or (directory.jurisdiction(office, on=on) if office else None)
    where = Place(field="directive.issuer")
    if hinted:
        of = directory.names([hinted.unit or hinted.province or ""])
        return hinted, [doubt("jurisdiction-inferred", where, issuer=head.issuer or "-", unit=of)]
    if nowhere:
        return None, [error("jurisdiction-unknown", where, issuer=head.issuer or "-")]
    return CENTRAL, [doubt("jurisdiction-unknown", where, issuer=head.issuer or "-")]


def _told_by_others(plan: Plan, directory: Directory, on: dt.date) -> Jurisdiction | None:
    """The province of which partners, receivers of reports and addressees speak, where all that tell one agree."""
    names = {name for task in plan.tasks for name in (*task.with_, task.report_to, task.via) if name}
    told = {directory.jurisdiction(name, on=on) for name in (*names, *plan.directive.recipients)}
    provinces = {hint.province for hint in told if hint and hint.level != "central"}
    return Jurisdiction("province", provinces.pop()) if len(provinces) == 1 else None


def level_of(plan: Plan, directory: Directory) -> Level:
    """The level of a directive of an unknown place: what the issuer's name says, else the one that most leads fit."""
    words = fold_name(plan.directive.issuer or "").split()
    for level, telling in _TELLING.items():
        if not telling.isdisjoint(words):
            return level
    leads = [name for task in plan.tasks for name in task.lead]
    fits = {level: sum(directory.group(name, level) is not None for name in leads) for level in _LEVELS}
    return max(_LEVELS, key=lambda level: fits[level])
