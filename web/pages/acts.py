"""The acts of units, confirmers and coordinators: a form with the version that was shown, one call, and back to the page."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused, Doing, act, name_officer
from desk.inside import give_back, give_back_all, let_out, report_progress
from desk.people import UnknownPerson
from desk.results import words_long
from desk.returning import correction_doubts
from desk.secrecy import SecretWords, marked
from desk.seeing import see
from models.inside import InsideRefused
from models.lines import Line
from models.progress import MoveConflict, ReturnIncomplete
from plans.problems import DondocError, error
from plans.stages import Act, MoveRefused
from web.deps import Here, Mine, Place
from web.errors import status_of
from web.pages.tasks import assignment_page, late, second
from web.render import link_to, page
from web.typed import PASTED, day_ahead, pair_typed, percent_typed, shown_again, words_typed

router = APIRouter()
Text = Annotated[str, Form(max_length=PASTED)]
Version = Annotated[int, Form(ge=1)]


class Button(StrEnum):
    """What a form asks for, as its address says it."""

    ACCEPT = "tiep-nhan"
    OFFICER = "nguoi-thu-ly"
    PROGRESS = "tien-do"
    LET_OUT = "duyet-gui"
    GIVE_BACK = "tra-nguoi-thu-ly"
    WITHDRAW = "rut-lai"
    APPROVE = "xac-nhan"
    RETURN = "tra-lai"
    CANCEL = "dung-theo-doi"


ACTS = {
    Button.ACCEPT: Act.ACCEPT,
    Button.APPROVE: Act.APPROVE,
    Button.RETURN: Act.RETURN,
    Button.CANCEL: Act.CANCEL,
}


REFUSALS = (ActRefused, InsideRefused, MoveConflict, MoveRefused, ReturnIncomplete, SecretWords, UnknownPerson)
"""What brings the form back, or says that somebody else was quicker."""


@router.post("/nhiem-vu/tiep-nhan")
def receive(
    request: Request,
    here: Here,
    mine: Mine,
    lines: Annotated[list[str], Form(max_length=1000)],
    officer: Text = "",
) -> Response:
    """Receive what was listed, all of it or nothing, for an officer or without one; each line is number:version as it was shown."""
    pairs = [pair_typed(line) for line in lines]
    ids, versions = [number for number, _ in pairs], [version for _, version in pairs]
    doing = Doing(Act.ACCEPT, mine.slug, officer=officer.strip() or None)
    act(here.engine, doing, ids, now=here.moment, zone=here.settings.zone, versions=versions)
    return RedirectResponse(link_to(request, "start", {"xong": "tiep-nhan", "n": len(set(ids))}), status_code=303)


Lines = Annotated[list[str], Form(max_length=1000)]
NONE: list[str] = []
"""A form in which nothing was ticked."""


@router.post("/nhiem-vu/duyet-gui")
def let_out_together(request: Request, here: Here, mine: Mine, lines: Lines = NONE, note: Text = "") -> Response:
    """The unit's leader lets out what was submitted together, or what he ticked, all of it or nothing."""
    if not lines:
        return _none_chosen(request)
    pairs, said = [pair_typed(line) for line in lines], words_typed(note)
    ids, versions = [number for number, _ in pairs], [version for _, version in pairs]
    try:
        let_out(here.engine, ids, said, by=mine.slug, versions=versions, now=here.moment, zone=here.settings.zone)
    except REFUSALS as refused:
        return _kept(request, refused, note)
    return _to_start(request, Button.LET_OUT, len(set(ids)))


@router.post("/nhiem-vu/tra-nguoi-thu-ly")
def give_back_together(request: Request, here: Here, mine: Mine, lines: Lines = NONE, note: Text = "") -> Response:
    """The unit's leader gives back what was submitted together, or what he ticked, all of it or nothing, with one word."""
    if not lines:
        return _none_chosen(request)
    pairs, said = [pair_typed(line) for line in lines], words_typed(note)
    ids, versions = [number for number, _ in pairs], [version for _, version in pairs]
    try:
        give_back_all(here.engine, ids, said, by=mine.slug, versions=versions, now=here.moment)
    except REFUSALS as refused:
        return _kept(request, refused, note)
    return _to_start(request, Button.GIVE_BACK, len(set(ids)))


def _none_chosen(request: Request) -> Response:
    return page(request, "problem.html", {"status": 422, "problems": [error("nothing-chosen")]}, status=422)


def _to_start(request: Request, button: Button, count: int) -> Response:
    return RedirectResponse(link_to(request, "start", {"xong": button.value, "n": count}), status_code=303)


def _kept(request: Request, refused: DondocError, note: str) -> Response:
    """What is in the way, with what was typed."""
    kept, status = [note] if note.strip() and not marked(note) else [], status_of(refused)
    values = {"status": status, "problems": refused.problems, "kept": kept}
    return page(request, "problem.html", values, status=status)


@router.post("/nhiem-vu/{number}/{button}")
def press(
    request: Request,
    here: Here,
    mine: Mine,
    number: int,
    button: Button,
    version: Version,
    officer: Text = "",
    note: Text = "",
    correct_by: Text = "",
    percent: Text = "",
    earlier: Annotated[str, Form(max_length=10)] = "",
    refused: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """One act on one assignment. What was typed wrong is shown again with what is wrong about it."""
    line = see(here.engine, mine.actor, number, here.moment).view.line
    typed = {
        "button": button.value, "note": note, "correct_by": correct_by, "percent": percent, "officer": officer,
        "refused": refused,
    }  # fmt: skip
    try:
        if button is Button.RETURN and not earlier:
            _sound(here, line, day_ahead(correct_by, here.today))
        _do(here, mine.slug, number, button, version, typed)
    except REFUSALS as why:
        if late(why, line.version, version):
            return second(request, here, number, why, (note, correct_by, percent))
        again = shown_again(typed, why.problems)
        return assignment_page(request, here, mine, number, why.problems, again, status_of(why))
    return RedirectResponse(link_to(request, "assignment", {"xong": button.value}, number=number), status_code=303)


def _sound(here: Place, line: Line, day: dt.date | None) -> None:
    """The last day of a correction has nothing doubtful; raises ActRefused."""
    if told := correction_doubts(here.engine, [line], day, here.moment, here.settings.zone):
        raise ActRefused(*told)


def _do(here: Place, slug: str, number: int, button: Button, version: int, typed: dict[str, str]) -> None:
    officer, note, now = typed["officer"].strip() or None, words_typed(typed["note"]), here.moment
    if too_long := words_long(note):
        raise ActRefused(*too_long)
    match button:
        case Button.OFFICER:
            if officer is None:
                raise ActRefused(error("officer-missing"))
            name_officer(here.engine, number, officer, by=slug, version=version, now=now)
        case Button.PROGRESS:
            percent = percent_typed(typed["percent"])
            report_progress(here.engine, number, percent, note, by=slug, version=version, now=now)
        case Button.LET_OUT:
            let_out(here.engine, [number], note, by=slug, versions=[version], now=now, zone=here.settings.zone)
        case Button.GIVE_BACK | Button.WITHDRAW:
            give_back(here.engine, number, note, by=slug, version=version, now=now)
        case _:
            _act(here, slug, number, button, version, typed)


def _act(here: Place, slug: str, number: int, button: Button, version: int, typed: dict[str, str]) -> None:
    doing = Doing(
        ACTS[button], slug, words_typed(typed["note"]) or None,
        correct_by=day_ahead(typed["correct_by"], here.today) if button is Button.RETURN else None,
        officer=typed["officer"].strip() or None if button is Button.ACCEPT else None,
        as_typed=button is Button.APPROVE and bool(typed["refused"]),
    )  # fmt: skip
    act(here.engine, doing, [number], now=here.moment, zone=here.settings.zone, versions=[version])
