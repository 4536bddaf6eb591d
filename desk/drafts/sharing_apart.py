"""Some of a group have a part of their own ("riêng xã A trước ngày ..."): the part of all is led without them, if they are of it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from plans.binding import Bound
from plans.left_out import bound_but_for, but_for, not_meant
from plans.plan import Task
from plans.problems import Problem
from plans.receiver_among import RECEIVES

SHARED = "share-apart"
LEAVES = frozenset({SHARED, RECEIVES})
"""Doubts that a press ends which leaves some out of the leads."""


class Without(NamedTuple):
    """The leads of a part without those who have one of their own: their names, what new ones are bound to, and who goes."""

    leads: tuple[str, ...]
    bindings: Mapping[str, tuple[str, ...]]
    gone: tuple[str, ...]


def without_apart(problem: Problem, task: Task, bound: Bound) -> Without | None:
    """What leaving them out makes of the leads; None where none of them is among the units, or nobody would be left."""
    apart = [name for name in str(problem.args["apart"]).split("; ") if bound.members.get(name)]
    leads: list[str] = []
    bindings: dict[str, tuple[str, ...]] = {}
    gone: list[str] = []
    for name in task.lead:
        units = bound.units([name])
        hit = [one for one in apart if set(bound.units([one])) & set(units)]
        gone += hit
        if not hit:
            leads.append(name)
        elif not set(units) <= set(bound.units(hit)):
            shorter = but_for(name, hit)
            leads.append(shorter)
            bindings[shorter] = bound_but_for(bound.plan.bindings[name], _slugs(bound, hit))
    return Without(tuple(leads), bindings, tuple(dict.fromkeys(gone))) if gone and leads else None


def still_shared(problem: Problem, task: str | None, bound: Bound) -> bool:
    """Whether leads that somebody set have still among them who has a part of their own."""
    held = next((one for one in bound.plan.tasks if one.id == task), None) if problem.code == SHARED else None
    return held is not None and without_apart(problem, held, bound) is not None


def _slugs(bound: Bound, names: Iterable[str]) -> tuple[str, ...]:
    """What names are bound to; where that leaves somebody out, the units they mean."""
    slugs = tuple(slug for name in names for slug in bound.plan.bindings[name])
    return bound.units(names) if not_meant(slugs) else slugs
