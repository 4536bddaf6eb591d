"""More time for an assignment: its unit asks for it or takes that back; whoever gave it agrees, to that day or another, or does not."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused
from desk.extending import Decision, LaterDay, answer_time, ask_time, take_back_time
from desk.people import UnknownPerson
from desk.secrecy import SecretWords
from desk.seeing import see
from models.progress import MoveConflict
from plans.problems import DondocError
from plans.stages import MoveRefused
from web.deps import Here, Mine
from web.deps import Place as Where
from web.errors import status_of
from web.pages.tasks import assignment_page, late, second
from web.render import link_to
from web.typed import PASTED, day_ahead, shown_again, words_typed

router = APIRouter()
Text = Annotated[str, Form(max_length=PASTED)]
Version = Annotated[int, Form(ge=1)]
Tick = Annotated[str, Form(max_length=10)]
REFUSALS = (ActRefused, MoveConflict, MoveRefused, SecretWords, UnknownPerson)
"""What brings the form back, or says that somebody else was quicker."""


@router.post("/nhiem-vu/{number}/gia-han", name="ask_time")
def ask(
    request: Request,
    here: Here,
    mine: Mine,
    number: int,
    version: Version,
    until: Text = "",
    ground: Text = "",
    reason: Text = "",
    paper: Text = "",
    sure: Tick = "",
) -> Response:
    """Its unit asks for more time."""
    typed = {"button": "gia-han", "until": until, "ground": ground, "reason": reason, "paper": paper}
    shown = _shown(here, mine, number)
    try:
        wanted = LaterDay(day_ahead(until, here.today), words_typed(reason), ground, paper.strip(), bool(sure))
        ask_time(here.engine, number, wanted, by=mine.slug, version=version, now=here.moment)
    except REFUSALS as refused:
        return _back(request, here, mine, number, (shown, version), typed, refused)
    return _done(request, number, "gia-han")


@router.post("/nhiem-vu/{number}/rut-gia-han", name="take_back_time")
def take_back(request: Request, here: Here, mine: Mine, number: int, version: Version) -> Response:
    """Its unit asks no more."""
    shown = _shown(here, mine, number)
    try:
        take_back_time(here.engine, number, by=mine.slug, version=version, now=here.moment)
    except REFUSALS as refused:
        return _back(request, here, mine, number, (shown, version), {"button": "rut-gia-han"}, refused)
    return _done(request, number, "rut-gia-han")


@router.post("/nhiem-vu/{number}/tra-loi-gia-han", name="answer_time")
def answer(
    request: Request,
    here: Here,
    mine: Mine,
    number: int,
    version: Version,
    step: Annotated[str, Form(max_length=20)] = "",
    until: Text = "",
    note: Text = "",
    sure: Tick = "",
) -> Response:
    """Agreed as asked (`dong-y`), to another day (`ngay-khac`), or not (`khong`)."""
    typed = {"button": step, "until": until, "note": note}
    shown = _shown(here, mine, number)
    try:
        day = day_ahead(until, here.today) if step == "ngay-khac" else None
        words = words_typed(note)
        answer_time(
            here.engine, number, Decision(step in ("dong-y", "ngay-khac"), day, words, bool(sure)),
            by=mine.slug, version=version, now=here.moment,
        )  # fmt: skip
    except REFUSALS as refused:
        return _back(request, here, mine, number, (shown, version), typed, refused)
    return _done(request, number, "khong-gia-han" if step == "khong" else "dong-y-gia-han")


def _shown(here: Where, mine: Mine, number: int) -> int:
    """The version as it is now, for whoever may see it."""
    return see(here.engine, mine.actor, number, here.moment).view.line.version


def _back(
    request: Request,
    here: Where,
    mine: Mine,
    number: int,
    versions: tuple[int, int],
    typed: dict[str, str],
    refused: DondocError,
) -> Response:
    """The page again with what was typed and what is wrong about it; somebody else's being quicker is told before anything else."""
    if late(refused, *versions):
        return second(request, here, number, refused, [typed.get(one, "") for one in ("until", "reason", "note")])
    again = shown_again(typed, refused.problems)
    return assignment_page(request, here, mine, number, refused.problems, again, status_of(refused))


def _done(request: Request, number: int, what: str) -> Response:
    return RedirectResponse(link_to(request, "assignment", {"xong": what}, number=number), status_code=303)
