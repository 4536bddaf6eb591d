"""The acts of units, confirmers and coordinators: a form with the version that was shown, one call, and back to the page."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused, Doing, act, name_officer
from desk.people import UnknownPerson
from desk.results import LONGEST, Result, evidence_of
from desk.seeing import see
from models.progress import ReturnIncomplete
from plans.problems import error
from plans.stages import Act
from web.auth import FormWrong
from web.deps import Here, Mine, Place
from web.pages.tasks import assignment_page
from web.render import link_to

router = APIRouter()
Text = Annotated[str, Form(max_length=4 * LONGEST)]
Version = Annotated[int, Form(ge=1)]


class Button(StrEnum):
    """What a form asks for, as its address says it."""

    ACCEPT = "tiep-nhan"
    OFFICER = "nguoi-thu-ly"
    HAND_IN = "bao-cao"
    APPROVE = "xac-nhan"
    RETURN = "tra-lai"
    CANCEL = "dung-theo-doi"


ACTS = {
    Button.ACCEPT: Act.ACCEPT,
    Button.HAND_IN: Act.HAND_IN,
    Button.APPROVE: Act.APPROVE,
    Button.RETURN: Act.RETURN,
    Button.CANCEL: Act.CANCEL,
}
FORBIDDEN = {"own-work", "not-your-unit", "not-confirmer", "role-needed", "person-inactive"}


@router.post("/nhiem-vu/tiep-nhan")
def receive(request: Request, here: Here, mine: Mine, lines: Annotated[list[str], Form(max_length=1000)]) -> Response:
    """Receive what was listed, all of it or nothing; each line is number:version as it was shown."""
    pairs = [_pair(line) for line in lines]
    ids, versions = [number for number, _ in pairs], [version for _, version in pairs]
    act(here.engine, Doing(Act.ACCEPT, mine.slug), ids, now=here.moment, zone=here.settings.zone, versions=versions)
    return RedirectResponse(link_to(request, "start", {"xong": "tiep-nhan", "n": len(set(ids))}), status_code=303)


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
    doc_number: Text = "",
    doc_date: Text = "",
    subject: Text = "",
    link: Text = "",
) -> Response:
    """One act on one assignment. What was typed wrong is shown again with what is wrong about it."""
    see(here.engine, mine.actor, number, here.moment)
    typed = {
        "button": button.value, "note": note, "correct_by": correct_by, "doc_number": doc_number, "doc_date": doc_date,
        "subject": subject, "link": link, "officer": officer,
    }  # fmt: skip
    try:
        _do(here, mine.slug, number, button, version, typed)
    except (ActRefused, ReturnIncomplete, UnknownPerson) as refused:
        status = 403 if any(one.code in FORBIDDEN for one in refused.problems) else 422
        return assignment_page(request, here, mine, number, refused.problems, typed, status)
    return RedirectResponse(link_to(request, "assignment", {"xong": button.value}, number=number), status_code=303)


def _do(here: Place, slug: str, number: int, button: Button, version: int, typed: dict[str, str]) -> None:
    officer, note = typed["officer"].strip() or None, typed["note"].replace("\r\n", "\n").strip()
    if button is Button.OFFICER:
        if officer is None:
            raise ActRefused(error("officer-missing"))
        name_officer(here.engine, number, officer, by=slug, version=version, now=here.moment)
        return
    if len(note) > LONGEST:
        raise ActRefused(error("result-too-long", most=LONGEST))
    evidence = None
    if button is Button.HAND_IN:
        result = Result(typed["doc_number"], _day(typed["doc_date"]), typed["subject"], typed["link"])
        evidence, problems = evidence_of(result, note, here.today)
        if problems:
            raise ActRefused(*problems)
    doing = Doing(
        ACTS[button], slug, note or None, evidence or None,
        _day(typed["correct_by"]) if button is Button.RETURN else None,
        officer if button is Button.ACCEPT else None,
    )  # fmt: skip
    act(here.engine, doing, [number], now=here.moment, zone=here.settings.zone, versions=[version])


def _day(text: str) -> dt.date | None:
    """A day as a browser sends it, or as it is written: 2026-12-09, 09/12/2026."""
    text = text.strip()
    if not text:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text, form).date()  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
    raise ActRefused(error("day-wrong", day=text))


def _pair(line: str) -> tuple[int, int]:
    number, _, version = line.partition(":")
    if not (number.isdecimal() and version.isdecimal() and len(number) < 19 and len(version) < 19):
        raise FormWrong(error("form-wrong"))
    return int(number), int(version)
