"""One name of a plan looked up: the units or groups it means as of a place and day, and what is doubtful about that."""

import datetime as dt
import re
from collections.abc import Collection
from typing import Literal, NamedTuple

from plans.directory import Directory, Jurisdiction, Match, UnitRecord
from plans.left_out import MARK, left_out
from plans.named_places import stretch
from plans.names import fold_name, is_open_ended, names_several
from plans.plan import Plan, Task
from plans.problems import Place, Problem, Severity, doubt, error, note
from plans.units import LEVELS

TOLD = ("report_to", "via")
"""Parts that are told and shown, by which nobody is given work."""
_JOINS = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+")
OFFICE = tuple(map(fold_name, ("Văn phòng", "VP", "Văn phòng UBND", "Văn phòng Ủy ban")))
"""How a leader calls the office that works for him."""
ROOM = f"{fold_name('Phòng')} "
"""How the name of a room of a department begins."""
ALONE = ("Bộ", "Sở")
"""Nouns by which a paper calls the one body that issued it or is spoken of."""
Part = Literal["lead", "with", "report_to", "via", "confirmer"]


class Said(NamedTuple):
    """Of which place and day a text speaks; `office` (a slug) where it speaks of its own as "the office"."""

    place: Jurisdiction
    on: dt.date
    office: str | None = None


class Use(NamedTuple):
    """A name and the first task that uses it."""

    name: str
    part: Part
    task: Task | None = None

    @property
    def of_note(self) -> bool:
        """Whether the leader's note says it."""
        return self.task is not None and self.task.of_note

    def place(self) -> Place:
        """The clause and, where the quote allows it, the very words."""
        if self.task is None:
            return Place(field=self.part)
        span, quote = self.task.span, self.task.quote
        if span and len(quote) == span[1] - span[0] and (at := quote.find(self.name)) >= 0:
            span = (span[0] + at, span[0] + at + len(self.name))
        return Place(clause=self.task.clause, field=self.part, span=span)


def meant_by(use: Use, plan: Plan, directory: Directory, said: Said) -> tuple[tuple[str, ...], list[Problem]]:
    """The coordinator's own binding, else what the directory finds; "Văn phòng" alone in a note is the office itself."""
    if own := plan.bindings.get(use.name):
        named = {slug: slug.removeprefix(MARK) for slug in own}
        unknown = [one for one, slug in named.items() if slug not in directory.units and slug not in directory.groups]
        wrong = [
            error("binding-unknown", Place(field=f"bindings.{use.name}"), name=use.name, slug=slug) for slug in unknown
        ]
        return tuple(slug for slug in own if slug not in unknown), wrong
    if use.of_note and said.office and fold_name(use.name) in OFFICE:
        return (said.office,), []
    found = directory.lookup(use.name, said.place, said.on)
    if not found.slugs and use.part in TOLD and (several := _several(use.name, directory, said)):
        return several, []
    return found.slugs, [weighed(problem, use) for problem in _judged(found, use, directory, said.on)]


def called_alone(name: str) -> str | None:
    """The noun of a body called by it alone, "Bộ" or "Sở": one body, whichever is meant, and never all of the kind."""
    return fold_name(name) if name.strip() in ALONE else None


def one_called(
    use: Use, noun: str, issuer: UnitRecord | None, plan: Plan, directory: Directory, said: Said
) -> tuple[tuple[str, ...], list[Problem]]:
    """Whom "Bộ" means: whoever issued the paper, if it is one; else nobody without being asked, those that the plan names being offered."""
    if issuer is not None and fold_name(issuer.name).startswith(f"{noun} "):
        return (issuer.slug,), []
    told = (name for task in plan.tasks for name in (*task.lead, *task.with_, task.report_to, task.via) if name)
    named = dict.fromkeys(name for name in told if fold_name(name).startswith(f"{noun} "))
    found = (directory.lookup(name, said.place, said.on) for name in named)
    slugs = dict.fromkeys(slug for match in found if match.kind == "unit" for slug in match.slugs)
    problem = doubt("name-not-bound", use.place(), name=use.name, candidates=directory.names(slugs))
    return (), [weighed(problem, use)]


def rooms_of_others(
    use: Use, slugs: tuple[str, ...], directory: Directory, own: Collection[str | None]
) -> tuple[tuple[str, ...], list[Problem]]:
    """The slugs without rooms ("Phòng Tổng hợp") of bodies other than `own`, which the name leaves out; these are asked about."""
    others = tuple(slug for slug in slugs if _is_room_of_another(directory.units.get(slug), use.name, directory, own))
    if not others:
        return slugs, []
    problem = doubt("name-not-bound", use.place(), name=use.name, candidates=directory.names(others))
    return tuple(slug for slug in slugs if slug not in others), [weighed(problem, use)]


def _is_room_of_another(unit: UnitRecord | None, name: str, directory: Directory, own: Collection[str | None]) -> bool:
    if unit is None or not fold_name(unit.name).startswith(ROOM) or fold_name(name) != fold_name(unit.name):
        return False
    at = directory.units.get(unit.parent or "")
    if at is None or at.kind in LEVELS:
        return False
    while at is not None and at.slug not in own:
        at = directory.units.get(at.parent or "")
        at = None if at is None or at.kind in LEVELS else at
    return at is None


def _several(name: str, directory: Directory, said: Said) -> tuple[str, ...]:
    """The units behind receivers printed in one string ("Văn phòng Chính phủ và Bộ Tài chính"); none where one is unknown."""
    cuts = [(0, 0), *((cut.start(), cut.end()) for cut in _JOINS.finditer(name)), (len(name), len(name))]
    found: list[str] = []
    at = 0
    while at < len(cuts) - 1:
        pieces = ((after, name[cuts[at][1] : cuts[after][0]]) for after in range(len(cuts) - 1, at, -1))
        matches = ((after, directory.lookup(piece, said.place, said.on)) for after, piece in pieces)
        known = next(((after, match) for after, match in matches if match.slugs and match.how == "exact"), None)
        if known is None:
            return ()
        at = known[0]
        found += known[1].slugs
    return tuple(dict.fromkeys(found))


def weighed(problem: Problem, use: Use) -> Problem:
    """A doubt where somebody must choose: nobody is given work as a receiver of reports, nor as "the bodies concerned" beside a lead."""
    several = problem.code == "name-not-bound" and names_several(use.name)
    vague = several or problem.code in ("name-open-ended", "left-out-unknown", "group-empty")
    idle = use.part in TOLD or (use.part == "with" and vague)
    return (
        problem.model_copy(update={"severity": Severity.NOTE})
        if idle and problem.severity is Severity.DOUBT
        else problem
    )


def _judged(found: Match, use: Use, directory: Directory, on: dt.date) -> list[Problem]:
    args = {"name": use.name, "candidates": directory.names(found.candidates)}
    if found.kind == "ambiguous":
        return [doubt("name-ambiguous", use.place(), **args)]
    if found.kind == "none" and (said := left_out(use.name)):
        return [doubt("left-out-unknown", use.place(), name=use.name, but=said.but)]
    if found.kind == "none":
        return [
            doubt(
                "name-open-ended" if is_open_ended(use.name) or stretch(use.name) else "name-not-bound",
                use.place(),
                **args,
            )
        ]
    args["candidates"] = directory.names(found.slugs)
    if found.how == "typo":
        return [doubt("name-misprinted", use.place(), **args)]
    if found.how == "stretch":
        return [doubt("name-stretch", use.place(), **args)]
    if found.how == "wider":
        return [doubt("name-narrower", use.place(), **args)]
    if not found.dated:
        return [note("unit-known-for-another-time", use.place(), day=str(on), **args)]
    return []
