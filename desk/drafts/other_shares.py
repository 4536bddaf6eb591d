"""A sentence that was divided between tasks: where the lead of one is corrected, who leads the others is asked about."""

from collections.abc import Collection, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from plans.left_out import left_out
from plans.plan import Handling, Plan
from plans.problems import Place, Problem, doubt
from plans.steps import WHOLE

OTHER_SHARE = "other-share"
Leads = tuple[str, ...]
Corrected = Collection[tuple[str | None, str]]


class Share(NamedTuple):
    """A task as the document was read: in which clause and words, and who leads it by them."""

    task: str
    clause: str
    span: tuple[int, int]
    lead: tuple[str, ...]


def shares_of(plan: Plan) -> tuple[Share, ...]:
    """The tasks of clauses that were divided."""
    read = [
        Share(one.id, one.clause, one.span, one.lead)
        for one in plan.tasks
        if one.clause and one.span and one.inherited_from is None
    ]
    clauses = [one.clause for one in read]
    return tuple(one for one in read if clauses.count(one.clause) > 1)


def other_shares(shares: Sequence[Share], plan: Plan, corrected: Corrected, text: str) -> Iterator[Problem]:
    """A doubt at each beside one whose lead was corrected, of its sentence, or of its clause and led by the same, until somebody says
    who leads it.

    Leaving out of a lead who has the other share corrects nobody; who was left out is asked about when that share goes to another.
    """
    now = {task.id: task for task in plan.tasks}
    set_ = {task for task, field in corrected if field in ("lead", WHOLE)}
    moved = [one for one in shares if one.task in set_ and one.task in now and now[one.task].lead != one.lead]
    for other, one in product(moved, shares):
        held, lead = now.get(one.task), now[other.task].lead
        if held is None or not held.lead or held.handling is Handling.INFORM or one.task == other.task:
            continue
        same = one.lead == other.lead and held.lead == one.lead
        apart = one.lead != other.lead and _one_sentence(one, other, text)
        if one.clause == other.clause and (same or (apart and _asks_apart(one, other, held.lead, lead))):
            yield _asked(one, other, held.lead, lead)


def _asks_apart(one: Share, other: Share, held: Leads, lead: Leads) -> bool:
    """Whether a new lead of the other share leaves open who has this one: `held` it is as it was read, or leaves out somebody else."""
    if _shortened(other.lead, lead) or not _shortened(one.lead, held):
        return False
    return held == one.lead or not all(any(name in whole for whole in held) for name in lead)


def _shortened(read: Leads, lead: Leads) -> bool:
    """Whether it is as read, or leaves out only some of those."""
    wholes = ((said.all if (said := left_out(name)) else name) for name in lead)
    return all(name in read or whole in read for name, whole in zip(lead, wholes, strict=True))


def _one_sentence(one: Share, other: Share, text: str) -> bool:
    """Whether no sentence ends between the first words of the two."""
    from directives.coverage.pieces import sentence_ends

    start, end = sorted((one.span[0], other.span[0]))
    ends = sentence_ends(text, start, end + 1)
    return "\n\n" not in text[start:end] and not any(text[at].isupper() for at in ends)


def _asked(one: Share, other: Share, held: Leads, lead: Leads) -> Problem:
    place, named = Place(clause=one.clause, field="lead", span=one.span), "; ".join
    said = {"lead": named(held), "before": named(other.lead) or "-", "after": named(lead) or "-"}
    return doubt(OTHER_SHARE, place, task=one.task, other=other.task, **said)
