"""Names of a plan bound to units: as of the issue date, followed to the units that do their work on the launch day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from plans.directory import CENTRAL, Directory, Jurisdiction, Match, UnitRecord
from plans.names import fold_name, is_open_ended
from plans.plan import Force, Handling, How, Plan, Task
from plans.problems import Frozen, Place, Problem, doubt, error, note

CAPITAL = fold_name("Hà Nội")
"""Where central bodies sit: as a place of issue it tells no province."""
UNDATED = frozenset({"group-empty", "unit-known-for-another-time", "members-of-another-day", "no-single-successor"})
"""What need not be said as long as the issue date is missing."""
Part = Literal["lead", "with", "report_to", "via", "confirmer"]


class Bound(Frozen):
    """A plan with its bindings filled in, and who is meant by each name on the launch day.

    `members` has every name that could be bound: as printed, to slugs of units, each once, after successions up to `day`.
    `as_of` is the issue date, None where it is not known (then nothing may be launched).
    """

    plan: Plan
    as_of: dt.date | None
    day: dt.date
    members: Mapping[str, tuple[str, ...]] = {}
    people: tuple[str, ...] = ()

    def units(self, names: Iterable[str]) -> tuple[str, ...]:
        """The units behind several names, each once: merged units have one share."""
        return tuple(dict.fromkeys(slug for name in names for slug in self.members.get(name, ())))


class _Use(NamedTuple):
    """A name and the first task that uses it."""

    name: str
    part: Part
    task: Task | None = None

    def place(self) -> Place:
        """The clause and, where the quote allows it, the very words."""
        if self.task is None:
            return Place(field=self.part)
        span, quote = self.task.span, self.task.quote
        if span and len(quote) == span[1] - span[0] and (at := quote.find(self.name)) >= 0:
            span = (span[0] + at, span[0] + at + len(self.name))
        return Place(clause=self.task.clause, field=self.part, span=span)


def bind_plan(
    plan: Plan, directory: Directory, on: dt.date | None, today: dt.date, office: str | None = None
) -> tuple[Bound, list[Problem]]:
    """Bind every name of the plan. `on` overrides the issue date; `office` (a slug) tells the jurisdiction if nothing else does.

    What cannot be bound is a doubt at its place with candidates; a tracked task without any unit is an error. Nothing is guessed.
    """
    issued = on or plan.directive.issued
    problems = [] if issued else [error("no-issue-date", Place(field="directive.issued"))]
    as_of = issued or today
    jurisdiction, told = _jurisdiction(plan, directory, as_of, office)
    problems += told
    if jurisdiction is None:
        return Bound(plan=plan, as_of=issued, day=today), problems
    issuer = _issuer(plan, directory, jurisdiction, as_of)
    bindings: dict[str, tuple[str, ...]] = {}
    members: dict[str, tuple[str, ...]] = {}
    people: list[str] = []
    lost: dict[str, Problem] = {}
    for use in _uses(plan):
        slugs, told = _slugs(use, plan, directory, jurisdiction, as_of)
        problems += told
        if not slugs:
            continue
        bindings[use.name] = slugs
        people += [use.name for slug in slugs if slug in directory.groups and directory.groups[slug].kind == "people"]
        found, told = _members(use, slugs, directory, jurisdiction, as_of)
        problems += told
        others = [slug for slug in found if issuer is None or slug != issuer.slug or len(found) == 1]
        members[use.name], told = directory.follow(others, today)
        for problem in told:
            lost.setdefault(str(problem.args["slug"]), problem.model_copy(update={"place": use.place()}))
    tasks = tuple(_with_force(task, members, directory, by_party=_is_party(issuer)) for task in plan.tasks)
    receiver, told = _receiver(plan, directory, today)
    problems += told
    changes = {"bindings": {**plan.bindings, **bindings}, "tasks": tasks, "as_": receiver}
    filled = plan.model_copy(update=changes)
    bound = Bound(plan=filled, as_of=issued, day=today, members=members, people=tuple(people))
    problems += [*lost.values(), *_without_unit(bound)]
    return bound, problems if issued else [problem for problem in problems if problem.code not in UNDATED]


def _receiver(plan: Plan, directory: Directory, today: dt.date) -> tuple[str | None, list[Problem]]:
    """The receiving unit, or the one that does its work today."""
    if not plan.as_:
        return None, []
    if plan.as_ not in directory.units:
        return plan.as_, [error("unknown-unit", Place(field="as"), unit=plan.as_, near="-")]
    after, problems = directory.follow([plan.as_], today)
    return (after[0] if after else plan.as_), problems


def _uses(plan: Plan) -> Iterator[_Use]:
    """Each name once, with the first place where it stands; leads first, since most depends on them."""
    uses = [_Use(name, "lead", task) for task in plan.tasks for name in task.lead]
    uses += [_Use(name, "with", task) for task in plan.tasks for name in task.with_]
    for task in plan.tasks:
        singles: list[tuple[Part, str | None]] = [
            ("confirmer", task.confirmer),
            ("report_to", task.report_to),
            ("via", task.via),
        ]
        uses += [_Use(name, part, task) for part, name in singles if name]
    if plan.confirmer:
        uses.append(_Use(plan.confirmer, "confirmer"))
    seen: set[str] = set()
    for use in uses:
        if use.name not in seen:
            seen.add(use.name)
            yield use


def _jurisdiction(
    plan: Plan, directory: Directory, on: dt.date, office: str | None
) -> tuple[Jurisdiction | None, list[Problem]]:
    """Whose directive it is. None where the issuer is a local body ("Tỉnh ủy") and nothing tells of which province."""
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
    hinted = hinted or (directory.jurisdiction(office, on=on) if office else None)
    where = Place(field="directive.issuer")
    if hinted:
        of = directory.names([hinted.unit or hinted.province or ""])
        return hinted, [doubt("jurisdiction-inferred", where, issuer=head.issuer or "-", unit=of)]
    if local:
        return None, [error("jurisdiction-unknown", where, issuer=head.issuer or "-")]
    return CENTRAL, [doubt("jurisdiction-unknown", where, issuer=head.issuer or "-")]


def _slugs(
    use: _Use, plan: Plan, directory: Directory, jurisdiction: Jurisdiction, on: dt.date
) -> tuple[tuple[str, ...], list[Problem]]:
    """The coordinator's own binding, else what the directory finds."""
    if own := plan.bindings.get(use.name):
        unknown = [slug for slug in own if slug not in directory.units and slug not in directory.groups]
        wrong = [
            error("binding-unknown", Place(field=f"bindings.{use.name}"), name=use.name, slug=slug) for slug in unknown
        ]
        return tuple(slug for slug in own if slug not in unknown), wrong
    found = directory.lookup(use.name, jurisdiction, on)
    return found.slugs, _judged(found, use, directory, on)


def _judged(found: Match, use: _Use, directory: Directory, on: dt.date) -> list[Problem]:
    args = {"name": use.name, "candidates": directory.names(found.candidates)}
    if found.kind == "ambiguous":
        return [doubt("name-ambiguous", use.place(), **args)]
    if found.kind == "none":
        return [doubt("name-open-ended" if is_open_ended(use.name) else "name-not-bound", use.place(), **args)]
    args["candidates"] = directory.names(found.slugs)
    if found.how == "typo":
        return [doubt("name-misprinted", use.place(), **args)]
    if found.how == "wider":
        return [doubt("name-narrower", use.place(), **args)]
    if not found.dated:
        return [note("unit-known-for-another-time", use.place(), day=str(on), **args)]
    return []


def _members(
    use: _Use, slugs: tuple[str, ...], directory: Directory, jurisdiction: Jurisdiction, on: dt.date
) -> tuple[list[str], list[Problem]]:
    """The units behind slugs of units and groups, as of the day."""
    found: dict[str, None] = {}
    problems = []
    for slug in slugs:
        if slug not in directory.groups:
            found[slug] = None
            continue
        expansion = directory.expand(slug, on, jurisdiction)
        found |= dict.fromkeys(expansion.slugs)
        if not expansion.slugs:
            problems.append(doubt("group-empty", use.place(), name=use.name, group=slug, day=str(on)))
        elif expansion.as_of != on:
            args: dict[str, str | int] = {"name": use.name, "day": str(on), "as_of": str(expansion.as_of)}
            problems.append(doubt("members-of-another-day", use.place(), count=len(expansion.slugs), **args))
    return list(found), problems


def _issuer(plan: Plan, directory: Directory, jurisdiction: Jurisdiction, on: dt.date) -> UnitRecord | None:
    """The unit that issued the directive: it gives work to others, not to itself; and a Party body orders everybody."""
    found = directory.lookup(plan.directive.issuer or "", jurisdiction, on)
    return directory.unit(found.slugs[0]) if found.kind == "unit" else None


def _is_party(unit: UnitRecord | None) -> bool:
    return unit is not None and "party" in unit.kind


def _with_force(task: Task, members: Mapping[str, tuple[str, ...]], directory: Directory, *, by_party: bool) -> Task:
    """A task that only asks (đề nghị): the State's to Party bodies, the Front, courts, procuracies. The text's own word wins."""
    leads = [directory.units[slug] for name in task.lead for slug in members.get(name, ())]
    if by_party or not leads or task.found.get("force") is How.EXPLICIT or task.force is Force.REQUEST:
        return task
    if any(unit.force is Force.ORDER for unit in leads):
        return task
    return task.model_copy(update={"force": Force.REQUEST, "found": {**task.found, "force": How.DEFAULT}})


def _without_unit(bound: Bound) -> list[Problem]:
    """Tracked tasks that would be given to nobody."""
    return [
        error(
            "task-without-unit", Place(clause=task.clause, field="lead", span=task.span), task=task.id, title=task.title
        )
        for task in bound.plan.tasks
        if task.handling is Handling.TRACK
        and not bound.units(task.lead)
        and (bound.as_of or not any(name in bound.members for name in task.lead))
    ]
