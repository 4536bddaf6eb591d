"""Names of a plan bound to units: as of the issue date, followed to the units that do their work on the launch day."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from plans.bound_loosely import bound_loosely, counted
from plans.directory import Directory, Expansion, Jurisdiction, UnitRecord
from plans.jurisdictions import level_of, whose
from plans.left_out import meant, not_meant
from plans.name_lookup import OFFICE, Part, Said, Use, called_alone, meant_by, one_called, rooms_of_others, weighed
from plans.names import fold_name, means_the_charged, named_above
from plans.plan import Force, Handling, How, Plan, Task
from plans.problems import Frozen, Place, Problem, Severity, doubt, error, note
from plans.report_dates import steps_below, with_report_dates

UNDATED = frozenset(
    {
        "group-empty",
        "unit-known-for-another-time",
        "members-of-another-day",
        "no-single-successor",
        "no-single-successors",
    }
)
"""What need not be said as long as the issue date is missing."""
FEW = 3
"""Units of one name that are asked about one by one; more are asked about together."""


class Bound(Frozen):
    """A plan with its bindings filled in, and who is meant by each name on the launch day.

    `members` has every name that could be bound: as printed, to slugs of units, each once, after successions up to `day`.
    `as_of` is the issue date, None where it is not known (then nothing may be launched). `report_steps`: how far below the
    Government the issuer stands; `yearly_from`: whose day the yearly confirmation has (plans.yearly).
    """

    plan: Plan
    as_of: dt.date | None
    day: dt.date
    members: Mapping[str, tuple[str, ...]] = {}
    people: tuple[str, ...] = ()
    report_steps: int = 0
    yearly_from: Literal["", "plan", "office", "profile"] = ""

    def units(self, names: Iterable[str]) -> tuple[str, ...]:
        """The units behind several names, each once: merged units have one share."""
        return tuple(dict.fromkeys(slug for name in names for slug in self.members.get(name, ())))


def bind_plan(
    plan: Plan, directory: Directory, on: dt.date | None, today: dt.date, office: str | None = None
) -> tuple[Bound, list[Problem]]:
    """Bind every name of the plan. `on` overrides the issue date; `office` (a slug) tells the jurisdiction if nothing else does.

    A leader's note on an incoming document speaks of the bodies of the office's own place, as of the day the document came in.
    What cannot be bound is a doubt at its place with candidates; a tracked task without any unit is an error. Nothing is guessed.
    Where nothing tells the place of a local directive, names of groups are bound but have no members: an error says so.
    """
    issued = on or plan.directive.issued
    undated = [] if issued else [error("no-issue-date", Place(field="directive.issued"))]
    jurisdiction, told = whose(plan, directory, issued or today, office)
    if jurisdiction is None:
        named = plan.model_copy(update={"bindings": _groups_only(plan, directory)})
        return Bound(plan=named, as_of=issued, day=today), [*undated, *told]
    issuer = _issuer(plan, directory, jurisdiction, issued or today)
    work = _Work(plan, directory, jurisdiction, issued or today, today, issuer, office)
    uses = list(_uses(plan))
    for use in uses:
        if use.name in plan.bindings or not (means_the_charged(use.name) or named_above(use.name)):
            work.bind(use)
    for use in uses:
        work.bind_charged(use)
        work.bind_above(use, uses)
    printed = {use.name for use in uses if not use.of_note}
    for task in plan.tasks:
        if task.of_note and work.noted[:2] != work.printed[:2]:
            work.note_or_document(task, printed)
    own = [use for use in uses if use.name not in plan.bindings]
    work.problems += bound_loosely(own, work.members, directory)
    tasks = tuple(_with_force(task, work.members, directory, by_party=_is_party(issuer)) for task in plan.tasks)
    receiver, lost = _receiver(plan, directory, today)
    changes = {"bindings": {**plan.bindings, **work.bindings}, "tasks": tasks, "as_": receiver}
    filled = with_report_dates(plan.model_copy(update=changes), jurisdiction)
    steps, people = steps_below(jurisdiction), tuple(work.people)
    bound = Bound(plan=filled, as_of=issued, day=today, members=work.members, people=people, report_steps=steps)
    known = [_owned(problem, bound) for problem in work.problems]
    problems = [*undated, *told, *known, *work.of_another_day(), *lost, *_without_unit(bound)]
    return bound, problems if issued else [problem for problem in problems if problem.code not in UNDATED]


class _Work:
    """What binding name after name gathers."""

    def __init__(
        self,
        plan: Plan,
        directory: Directory,
        jurisdiction: Jurisdiction,
        on: dt.date,
        today: dt.date,
        issuer: UnitRecord | None,
        office: str | None,
    ) -> None:
        self.plan, self.directory, self.issuer, self.today = plan, directory, issuer, today
        self.printed = self.noted = Said(jurisdiction, on)
        self._own = {issuer.slug if issuer else None, office}
        if office and (own := directory.jurisdiction(office, on=today)):
            arrived = plan.directive.incoming.date if plan.directive.incoming else None
            named = directory.units.get(office)
            self.noted = Said(
                own, arrived or today, office if named and fold_name(named.name).startswith(OFFICE[0]) else None
            )
        self.bindings: dict[str, tuple[str, ...]] = {}
        self.members: dict[str, tuple[str, ...]] = {}
        self.people: list[str] = []
        self.problems: list[Problem] = []
        self._lost: set[str] = set()
        self._another_day: list[tuple[Use, int, dt.date]] = []

    def bind(self, use: Use) -> None:
        """Bind one name; what is wrong with it is kept."""
        said = self.noted if use.of_note else self.printed
        called = called_alone(use.name) if use.name not in self.plan.bindings else None
        if called is not None and not use.of_note:
            slugs, told = one_called(use, called, self.issuer, self.plan, self.directory, said)
        else:
            slugs, told = meant_by(use, self.plan, self.directory, said)
        self.problems += told
        if use.name not in self.plan.bindings:
            slugs, told = rooms_of_others(use, slugs, self.directory, self._own)
            self.problems += told
        if not slugs:
            return
        among = self._members(use, meant(slugs), said)
        many = counted(use.name) if use.name not in self.plan.bindings else None
        if many is not None and among and len(among) != many:
            groups = self.directory.names(slugs)
            self.problems.append(
                weighed(doubt("name-counted", use.place(), name=use.name, count=len(among), candidates=groups), use)
            )
            return
        self.bindings[use.name] = slugs
        gone = dict.fromkeys(one for slug in not_meant(slugs) for one in self._behind(slug, said)[0])
        found = [slug for slug in among if slug not in gone]
        others = [slug for slug in found if self.issuer is None or slug != self.issuer.slug or len(found) == 1]
        followed, told = self.directory.follow(others, self.today)
        self.members[use.name] = tuple(slug for slug in followed if slug not in gone)
        if strange := [slug for slug in gone if slug not in {*among, *followed}]:
            names = self.directory.names(strange)
            self.problems.append(doubt("left-out-not-among", use.place(), name=use.name, units=names))
        new = [problem for problem in told if problem.args["slug"] not in self._lost]
        self._lost |= {str(problem.args["slug"]) for problem in new}
        self.problems += _folded(use, new, self.directory)

    def bind_charged(self, use: Use) -> None:
        """A name that means those charged by this document: all that lead its tasks."""
        if use.name in self.members or not means_the_charged(use.name):
            return
        leads = [name for task in self.plan.tasks for name in task.lead if name in self.members]
        if not leads:
            return self.bind(use)
        self.members[use.name] = tuple(dict.fromkeys(slug for name in leads for slug in self.members[name]))
        slugs = tuple(dict.fromkeys(slug for name in leads for slug in self.bindings[name]))
        self.bindings[use.name] = self.members[use.name] if not_meant(slugs) else slugs
        self.problems.append(
            note("name-means-the-charged", use.place(), name=use.name, count=len(self.members[use.name]))
        )

    def bind_above(self, use: Use, uses: Sequence[Use]) -> None:
        """A name that means bodies named above: those of the name of their kind before it that holds all others; else it is asked about."""
        called = named_above(use.name)
        if called is None or use.name in self.members or use.name in self.plan.bindings:
            return
        kind = f"{fold_name(called)} "
        alike = [one.name for one in uses[: uses.index(use)] if fold_name(one.name).startswith(kind)]
        meant = {name: self.members.get(name, ()) for name in alike}
        above = max(alike, key=lambda name: len(meant[name]), default=None)
        if above is None or not all(units and set(units) <= set(meant[above]) for units in meant.values()):
            return self.bind(use)
        self.bindings[use.name], self.members[use.name] = self.bindings[above], self.members[above]
        self.problems.append(note("name-means-those-above", use.place(), name=use.name, above=above))

    def note_or_document(self, task: Task, printed: Collection[str]) -> None:
        """A problem for each name of the note that the document uses (`printed`) of another place's body.

        Received, the document's means us alone: then the name cannot stand for both.
        """
        for part, names in (("lead", task.lead), ("with", task.with_)):
            for name in dict.fromkeys(names):
                there, here = (
                    self.bindings.get(name, ()),
                    self.directory.lookup(name, self.noted.place, self.noted.on).slugs,
                )
                if name not in printed or name in self.plan.bindings or not here or here == there:
                    continue
                told = error if self.plan.perspective == "receive" and part == "lead" else doubt
                both = self.directory.names((*there, *here))
                place = Place(clause=task.clause, field=part)
                self.problems.append(told("name-ambiguous", place, name=name, candidates=both, task=task.id))

    def _behind(self, slug: str, said: Said) -> Expansion:
        """The unit, or the units of the group, as of the day."""
        known = slug in self.directory.groups
        return self.directory.expand(slug, said.on, said.place) if known else Expansion((slug,), said.on)

    def _members(self, use: Use, slugs: tuple[str, ...], said: Said) -> list[str]:
        """The units behind slugs of units and groups, as of the day."""
        found: dict[str, None] = {}
        for slug in slugs:
            group = self.directory.groups.get(slug)
            if group is not None and group.kind == "people":
                self.people.append(use.name)
            expansion = self._behind(slug, said)
            found |= dict.fromkeys(expansion.slugs)
            if not expansion.slugs:
                args = {"name": use.name, "group": slug, "day": str(said.on)}
                self.problems.append(weighed(doubt("group-empty", use.place(), **args), use))
            elif expansion.as_of != said.on:
                self._another_day.append((use, len(expansion.slugs), expansion.as_of))
        return list(found)

    def of_another_day(self) -> list[Problem]:
        """One doubt for all groups whose members are only known for a later day than the directive's."""
        if not self._another_day:
            return []
        names = "; ".join(f'"{use.name}" ({count})' for use, count, _ in self._another_day)
        as_of = max(day for _, _, day in self._another_day)
        place = self._another_day[0][0].place()
        return [doubt("members-of-another-day", place, names=names, day=str(self.printed.on), as_of=str(as_of))]


def _folded(use: Use, lost: list[Problem], directory: Directory) -> list[Problem]:
    """Units without a single successor, each with its candidates; many of one name in one doubt."""
    if len(lost) <= FEW:
        return [problem.model_copy(update={"place": use.place()}) for problem in lost]
    units = directory.names(str(problem.args["slug"]) for problem in lost)
    return [doubt("no-single-successors", use.place(), name=use.name, count=len(lost), units=units)]


def _receiver(plan: Plan, directory: Directory, today: dt.date) -> tuple[str | None, list[Problem]]:
    """The receiving unit, or the one that does its work today."""
    if not plan.as_:
        return None, []
    if plan.as_ not in directory.units:
        return plan.as_, [error("unknown-unit", Place(field="as"), unit=plan.as_, near="-")]
    after, problems = directory.follow([plan.as_], today)
    return (after[0] if after else plan.as_), problems


def _uses(plan: Plan) -> Iterator[Use]:
    """Each name once, with the first place where it stands; leads first, since most depends on them, and the document before a note."""
    tasks = sorted(plan.tasks, key=lambda task: task.of_note)
    uses = [Use(name, "lead", task) for task in tasks for name in task.lead]
    uses += [Use(name, "with", task) for task in tasks for name in task.with_]
    for task in tasks:
        singles: list[tuple[Part, str | None]] = [
            ("confirmer", task.confirmer),
            ("report_to", task.report_to),
            ("via", task.via),
        ]
        uses += [Use(name, part, task) for part, name in singles if name]
    if plan.confirmer:
        uses.append(Use(plan.confirmer, "confirmer"))
    seen: set[str] = set()
    for use in uses:
        if use.name not in seen:
            seen.add(use.name)
            yield use


def _groups_only(plan: Plan, directory: Directory) -> dict[str, tuple[str, ...]]:
    """The plan's bindings, and those of names that mean a group wherever the directive is from."""
    level = level_of(plan, directory)
    names = dict.fromkeys(use.name for use in _uses(plan))
    found = {name: group for name in names if (group := directory.group(name, level))}
    return {name: (group,) for name, group in found.items()} | dict(plan.bindings)


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


def _owned(problem: Problem, bound: Bound) -> Problem:
    """That a lead's name is open ("và các cơ quan liên quan") is a note where each task that has it has a unit in the lead besides.

    So is a stretch of places that the document lists one by one elsewhere.
    """
    if problem.code == "name-stretch":
        name = str(problem.args["name"])
        meant = set(bound.members.get(name, ()))
        listed = any(set(slugs) == meant for other, slugs in bound.members.items() if other != name)
        return problem.model_copy(update={"severity": Severity.NOTE}) if listed else problem
    if problem.code != "name-open-ended" or problem.place.field != "lead":
        return problem
    having = [task for task in bound.plan.tasks if problem.args["name"] in task.lead]
    owned = all(bound.units(task.lead) for task in having)
    return problem.model_copy(update={"severity": Severity.NOTE}) if owned else problem


def _noted_for_us(plan: Plan, task: Task) -> bool:
    """Whether our leader's note gives the task on a document that we received: followed, whichever its handling but `inform`."""
    return plan.perspective == "receive" and task.of_note and task.handling is not Handling.INFORM


def _without_unit(bound: Bound) -> list[Problem]:
    """Tracked tasks that would be given to nobody."""
    return [
        error(
            "task-without-unit", Place(clause=task.clause, field="lead", span=task.span), task=task.id, title=task.title
        )
        for task in bound.plan.tasks
        if (task.handling is Handling.TRACK or _noted_for_us(bound.plan, task))
        and not bound.units(task.lead)
        and (bound.as_of or not any(name in bound.members for name in task.lead))
    ]
