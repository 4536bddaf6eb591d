"""The workbench: what is corrected and pressed there. Each form carries the version it saw, and comes back to the page."""

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from desk.directories import unit_names
from desk.drafts.benching import workbench
from desk.drafts.correcting import Hand, correct_draft
from desk.drafts.finding import DraftConflict, DraftNotYours, DraftRefused, DraftUnknown
from desk.drafts.moving import move_draft
from desk.drafts.typed import (
    TypedTask,
    add_typed,
    change_typed,
    chosen_tasks,
    side_typed,
    split_typed,
)
from plans.corrections import Drop, Head, Merge
from plans.draft_stages import DraftAct
from plans.plan import Urgency
from plans.problems import DondocError, error
from plans.yearly import typed_year_day
from web.deps import Here, Me, Mine
from web.deps import Place as Where
from web.errors import status_of
from web.pages.bench_buttons import BUTTONS
from web.pages.bench_page import TaskForm, anchor, bench_page
from web.render import link_to
from web.typed import day_typed

router = APIRouter()
Word = Annotated[str, Form(max_length=1000)]
Long = Annotated[str, Form(max_length=20_000)]
Was = Annotated[str, Form(max_length=60_000)]
Words = Annotated[list[str], Form(max_length=200)]
Version = Annotated[int, Form(ge=1, le=2**31 - 1)]


class Step(StrEnum):
    """The moves of a plan on its way, as their addresses say them."""

    PROPOSE = "trinh"
    AGREE = "dong-y"
    RETURN = "tra-lai"
    DROP = "khong-giao"
    GIVE = "giao"


MOVES = {
    Step.PROPOSE: DraftAct.PROPOSE,
    Step.AGREE: DraftAct.AGREE,
    Step.RETURN: DraftAct.RETURN,
    Step.DROP: DraftAct.DROP,
}


def task_form(
    title: Word = "",
    handling: Word = "",
    lead: Words = [],  # noqa: B006  (FastAPI copies it)
    partners: Words = [],  # noqa: B006
    due: Word = "",
    confirmer: Word = "",
    product: Word = "",
    target: Word = "",
    report_to: Word = "",
    force: Word = "",
    together: Word = "",
    field: Word = "",
) -> TaskForm:
    """The fields of a task."""
    leads, others = ([one for one in several if one.strip()] for several in (lead, partners))
    return TaskForm(title, handling, leads, others, due, confirmer, product, target, report_to, force, together, field)


Typed = Annotated[TaskForm, Depends(task_form)]


@router.post("/van-ban/{number}/sua", name="draft_correct")
def correct_one(
    request: Request, here: Here, mine: Mine, number: int, typed: Typed, version: Version, task: Word = "", do: Word = "luu",
    pieces: Long = "", why: Word = "", was: Was = "",
) -> Response:  # fmt: skip
    """The form of one task: kept, parted into several, or dropped with a reason."""
    hand = _hand(here, mine, number, version)
    try:
        if do == "tach":
            split_typed(here.engine, here.settings, hand, task, pieces.splitlines(), why.strip() or None)
        elif do == "bo":
            _drop(here, hand, (task,), why)
        else:
            change_typed(here.engine, here.settings, hand, (task,), _whole(typed), why.strip() or None)
    except DondocError as refused:
        return again(
            request,
            here,
            mine,
            number,
            refused,
            opened=task,
            typed=typed,
            pieces=pieces,
            was=was,
            version=version,
            why=why,
        )
    return _back(request, number, do if do in ("tach", "bo") else "sua", task)


@router.post("/van-ban/{number}/them", name="draft_add")
def add_one(
    request: Request,
    here: Here,
    mine: Mine,
    number: int,
    typed: Typed,
    version: Version,
    after: Word = "",
    why: Word = "",
) -> Response:
    """A task more, typed by hand."""
    hand = _hand(here, mine, number, version)
    try:
        add_typed(here.engine, here.settings, hand, _whole(typed), after or None, why.strip() or None)
    except DondocError as refused:
        return again(request, here, mine, number, refused, opened="them", typed=typed)
    return _back(request, number, "them", after)


@router.post("/van-ban/{number}/nhieu", name="draft_many")
def correct_many(
    request: Request, here: Here, mine: Mine, number: int, version: Version, do: Long = "", tasks: Words = [],  # noqa: B006
    section: Word = "", handling: Word = "", owner: Word = "", due: Word = "", confirmer: Word = "", force: Word = "", field: Word = "",
    why: Word = "", after: Annotated[str, Form(alias="next", max_length=100)] = "",
) -> Response:  # fmt: skip
    """Many tasks at once, ticked or all of a part; and the buttons on each task, which are of this form too."""
    hand = _hand(here, mine, number, version)
    what, _, rest = do.partition(":")
    typed = {
        "section": section, "handling": handling, "owner": owner, "due": due, "confirmer": confirmer, "field": field, "why": why,
        "tasks": tasks,
    }  # fmt: skip
    try:
        if what in BUTTONS:
            press_it, done = BUTTONS[what]
            task = press_it(here, hand, rest)
            return _back(request, number, done, (after if what == "nhom" else "") or task)
        chosen = chosen_tasks(here.engine, hand, tasks, section)
        if not chosen:
            raise DraftRefused(error("nothing-chosen"))
        if what == "gop":
            correct_draft(here.engine, hand, Merge(tasks=chosen), why.strip() or None)
        elif what == "bo":
            _drop(here, hand, chosen, why)
        else:
            several = TypedTask(
                handling=handling or None, lead=(owner,) if owner.strip() else None, due=due if due.strip() else None,
                confirmer=confirmer or None, force=force or None, field=field.strip() or None,
            )  # fmt: skip
            change_typed(here.engine, here.settings, hand, chosen, several, why.strip() or None)
    except DondocError as refused:
        return again(request, here, mine, number, refused, many=typed if what in ("nhieu", "gop", "bo") else None)
    return _back(request, number, what if what in ("gop", "bo") else "sua", chosen[0])


@router.post("/van-ban/{number}/dau", name="draft_head")
def correct_head(
    request: Request, here: Here, mine: Mine, number: int, version: Version, doc_number: Word = "", issued: Word = "", issuer: Word = "",
    subject: Word = "", kind: Word = "", urgency: Word = "", circulation: Word = "", confirmer: Word = "", yearly: Word = "",
    why: Word = "", was: Was = "",
) -> Response:  # fmt: skip
    """What is known of the document, and who confirms where a task does not say."""
    hand = _hand(here, mine, number, version)
    typed = {
        "doc_number": doc_number, "issued": issued, "issuer": issuer, "subject": subject, "kind": kind, "urgency": urgency,
        "circulation": circulation, "confirmer": confirmer, "yearly": yearly,
    }  # fmt: skip
    try:
        facts = {
            "number": doc_number, "issued": day_typed(issued), "issuer": issuer, "subject": subject, "kind": kind or None,
            "urgency": urgency or Urgency.NONE, "circulation": circulation or "open",
        }  # fmt: skip
        correct_draft(
            here.engine,
            hand,
            Head.model_validate(
                {"directive": facts, "set": {"confirmer": confirmer, "yearly": typed_year_day(yearly)}}
            ),
            why.strip() or None,
        )
    except DondocError as refused:
        return again(
            request, here, mine, number, refused, opened="van-ban", head=typed, was=was, version=version, why=why
        )
    return _back(request, number, "dau")


@router.post("/van-ban/{number}/ben-nhan", name="draft_side")
def correct_side(
    request: Request, here: Here, mine: Mine, number: int, version: Version, as_unit: Word = "", why: Word = ""
) -> Response:
    """Whether our office gives it, or which unit receives it."""
    hand = _hand(here, mine, number, version)
    try:
        side_typed(here.engine, here.settings, hand, as_unit, why.strip() or None)
    except DondocError as refused:
        return again(request, here, mine, number, refused, opened="ben-nhan", side=as_unit)
    return _back(request, number, "ben-nhan")


@router.post("/van-ban/{number}/buoc/{step}", name="draft_move")
def press(
    request: Request, here: Here, mine: Mine, number: int, step: Step, version: Version, why: Word = ""
) -> Response:
    """Proposed, agreed, sent back, dropped; or begun to be given: then on to the page that shows how far it is."""
    hand = _hand(here, mine, number, version)
    try:
        if step is Step.GIVE:
            request.app.state.giver.begin(here.engine, here.settings, hand)
            return RedirectResponse(link_to(request, "draft_giving", {}, number=number), status_code=303)
        move_draft(here.engine, here.settings, hand, MOVES[step], why.strip() or None)
    except DondocError as refused:
        return again(request, here, mine, number, refused)
    if step is Step.DROP:
        return RedirectResponse(link_to(request, "drafts", {"loai": "khong-giao"}), status_code=303)
    return _back(request, number, step.value)


def again(request: Request, here: Where, mine: Me, number: int, refused: DondocError, **shown: Any) -> Response:  # noqa: ANN401
    """The page again with what is in the way; what is not his, or not there, is the page of that."""
    if isinstance(refused, DraftNotYours | DraftUnknown):
        raise refused
    bench = workbench(here.engine, here.settings, mine.actor, number, here.moment)
    status = 409 if isinstance(refused, DraftConflict) else status_of(refused)
    if typed := shown.get("typed"):
        chosen = (*typed.lead, *typed.partners, typed.confirmer, typed.report_to)
        shown["names"] = unit_names(here.engine, [one for one in chosen if one], here.moment)
    return bench_page(request, here, bench, refused.problems, status=status, **shown)


def _back(request: Request, number: int, done: str, task: str = "") -> Response:
    to = link_to(request, "draft", {"xong": done, "o": task}, number=number)
    return RedirectResponse(f"{to}#n-{anchor(task)}" if task else to, status_code=303)


def _hand(here: Where, mine: Me, number: int, version: int) -> Hand:
    return Hand(mine.actor, number, version, here.moment, here.settings.zone)


def _whole(typed: TaskForm) -> TypedTask:
    """Every field of the form counts: what is empty is taken away."""
    return TypedTask(
        typed.title, typed.handling or None, tuple(typed.lead), tuple(typed.partners), typed.due, typed.confirmer, typed.product,
        typed.target, typed.report_to, typed.force or None, bool(typed.together), typed.field,
    )  # fmt: skip


def _drop(here: Where, hand: Hand, tasks: tuple[str, ...], why: str) -> None:
    correct_draft(here.engine, hand, Drop(tasks=tasks), why.strip())
