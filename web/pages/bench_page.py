"""How the workbench is drawn: its piles, the form that is open, what its lists offer."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, get_args
from urllib.parse import quote

from fastapi import Request, Response

from desk.drafts.benching import Bench
from desk.drafts.typed import due_as_typed
from plans.draft_stages import DraftAct
from plans.plan import Force, Handling, Kind, Plan, Task, Urgency
from plans.problems import MUST_ANSWER, MUST_CHOOSE, Problem
from plans.reshaping import parted
from plans.wording import Lang, label, render
from plans.yearly import shown_year_day
from web.deps import Place
from web.pages.bench_merge import merged, read, written
from web.render import clause_in, day, lang_of, page, task_in

DONE = (
    "van-ban", "sua", "tach", "gop", "bo", "them", "dau", "gan", "xem", "hoan-tac", "trinh", "dong-y", "tra-lai", "khong-giao", "tep",
    "can-cu", "ben-nhan", "qua-han",
)  # fmt: skip
"""What the page may be told has just been done."""


class TaskForm(NamedTuple):
    """The fields of the form of one task, as they were typed."""

    title: str
    handling: str
    lead: list[str]
    partners: list[str]
    due: str
    confirmer: str
    product: str
    target: str
    report_to: str
    force: str
    together: str
    field: str


NOTHING = TaskForm("", Handling.TRACK.value, [], [], "", "", "", "", "", Force.ORDER.value, "", "")
"""The form of a task more, before anybody types."""


MANY: dict[str, Any] = {
    "section": "",
    "handling": "",
    "owner": "",
    "due": "",
    "confirmer": "",
    "field": "",
    "why": "",
    "tasks": [],
}
"""The form of many tasks, before anybody types."""


def bench_page(
    request: Request,
    here: Place,
    bench: Bench,
    problems: Sequence[Problem] = (),
    opened: str = "",
    at: str = "",
    typed: TaskForm | None = None,
    pieces: str = "",
    status: int = 200,
    done: str = "",
    many: Mapping[str, Any] | None = None,
    head: Mapping[str, str] | None = None,
    side: str = "",
    was: str = "",
    version: int = 0,
    names: Mapping[str, str] | None = None,
    why: str = "",
) -> Response:
    """The page, with the form of one task open where one is corrected, and what was typed wrong with what is wrong about it.

    `was` is what the form was filled with, `version` what it was of; `names` are those of units that were chosen.
    """
    ours = [card for card in bench.cards if card.ours and not card.unclear]
    piles = {pile.value: [card for card in ours if card.task.handling is pile] for pile in Handling}
    card = next((card for card in bench.cards if card.task.id == opened), None)
    kept, kept_head = _typed_of(card.task) if card else NOTHING, _head_of(bench.plan)
    met: tuple[Any, ...] = ()
    if version and version != bench.draft.version and typed and card:
        form, met = merged(read(was, kept._asdict()), typed._asdict(), kept._asdict(), lang_of(request))
        fields: Any = form
        typed = TaskForm(**fields)
    elif version and version != bench.draft.version and head:
        form, met = merged(read(was, kept_head), head, kept_head, lang_of(request))
        head = {key: str(one) for key, one in form.items()}
    values: dict[str, Any] = {
        "bench": bench, "piles": piles, "others": [card for card in bench.cards if not card.ours],
        "unclear": [card for card in bench.cards if card.unclear],
        "opened": opened, "at": at, "problems": problems, "done": done, "anchor": anchor,
        "typed": typed or kept, "was": written(kept._asdict()), "was_head": written(kept_head), "met": met, "unit_names": names or {},
        "pieces": pieces or ("\n".join(parted(card.task.quote)) if card else ""), "choices": _choices(request, bench),
        "moment": here.moment, "many_open": many is not None, "many": {**MANY, **(many or {})}, "typed_head": head or kept_head,
        "typed_side": side, "typed_why": why,
        "wrong_in": {one.place.field: _beside(one, lang_of(request)) for one in reversed(problems)},
        "acts": {act.value for act in bench.acts} - {DraftAct.CORRECT.value}, "editable": DraftAct.CORRECT in bench.acts, "here": "drafts",
        "must_answer": MUST_ANSWER, "must_choose": MUST_CHOOSE, "asked_shown": 2,
        "pile_of": {card.task.id: card.task.handling.value for card in bench.cards},
        "in_text": {task for mark in (*bench.note, *bench.text) for task in mark.begins},
    }  # fmt: skip
    return page(request, "workbench.html", values, status=status)


def _choices(request: Request, bench: Bench) -> dict[str, list[tuple[str, str]]]:
    """What the lists of the forms offer, in the reader's language."""
    groups: dict[str, Sequence[str]] = {
        "handling": list(Handling),
        "force": list(Force),
        "kind": get_args(Kind),
        "urgency": list(Urgency),
    }
    lang = lang_of(request)
    offered = {group: [(str(one), label(f"{group}.{one}", lang)) for one in values] for group, values in groups.items()}
    parts = [
        (one.path, label("bench.all-of", lang, section=clause_in(one.path, lang), n=one.tasks))
        for one in bench.sections
    ]
    everything = ("*", label("bench.everything", lang, n=len(bench.cards)))
    tasks = [(card.task.id, f"{task_in(card.task.id, lang)} {card.task.title}") for card in bench.cards]
    return {**offered, "section": [everything, *parts], "after": tasks}


def _beside(problem: Problem, lang: Lang) -> str:
    """A problem with its remedy, for beside its field."""
    words = render(problem, lang, page=True)
    return f"{words.says}. {words.do}." if words.do else f"{words.says}."


def anchor(task: str) -> str:
    """A task's id as an address within a page can have it."""
    return quote(task, safe=".").replace("%", "_").replace("~", "_7E")


def _head_of(plan: Plan) -> dict[str, str]:
    """The facts of the document before anybody types."""
    head = plan.directive
    return {
        "doc_number": head.number or "", "issued": day(head.issued), "issuer": head.issuer or "", "subject": head.subject or "",
        "kind": head.kind or "", "urgency": head.urgency.value, "circulation": head.circulation, "confirmer": plan.confirmer or "",
        "yearly": shown_year_day(plan.yearly),
    }  # fmt: skip


def _typed_of(task: Task) -> TaskForm:
    """The form as it stands before anybody types."""
    return TaskForm(
        task.title, task.handling.value, list(task.lead), list(task.with_), due_as_typed(task), task.confirmer or "",
        task.product or "", task.target or "", task.report_to or "", task.force.value, "1" if task.together else "", task.field or "",
    )  # fmt: skip
