"""Partners asked for their part, from the page of an assignment: the lead's form, a partner's answer, what is asked no more."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused
from desk.contributing import Wish, ask_partners, contribute_sent, contribution_file, withdraw_ask
from desk.secrecy import SecretWords
from desk.seeing import see
from web.deps import Here, Mine
from web.errors import status_of
from web.files import download
from web.pages.tasks import assignment_page
from web.render import link_to
from web.typed import PASTED, day_ahead, shown_again, words_typed

reading = APIRouter()
router = APIRouter()
Text = Annotated[str, Form(max_length=PASTED)]
Tick = Annotated[str, Form(max_length=10)]
MOST = 5000
"""Partners that one form may name."""
REFUSALS = (ActRefused, SecretWords)


@reading.get("/nhiem-vu/{number}/y-kien/{ask}", name="contribution_file")
def file_of(here: Here, mine: Mine, number: int, ask: int) -> Response:
    """The file that a partner sent, for the lead and for itself."""
    see(here.engine, mine.actor, number, here.moment)
    return download(contribution_file(here.engine, mine.actor, number, ask))


@router.post("/nhiem-vu/{number}/de-nghi-phoi-hop", name="ask_partners")
def put(
    request: Request,
    here: Here,
    mine: Mine,
    number: int,
    units: Annotated[list[str], Form(max_length=MOST)] = [],  # noqa: B006  (FastAPI copies it)
    every: Tick = "",
    words: Text = "",
    day: Text = "",
    sure: Tick = "",
) -> Response:
    """Ask those that were ticked, or all that are not asked yet: all of them or none."""
    see(here.engine, mine.actor, number, here.moment)
    try:
        wish = Wish(tuple(units), words_typed(words), day_ahead(day, here.today), bool(sure), bool(every))
        ask_partners(here.engine, number, wish, by=mine.slug, now=here.moment, zone=here.settings.zone)
    except REFUSALS as refused:
        typed = {
            "button": "de-nghi-phoi-hop",
            "partners": "|".join(units),
            "every": every,
            "words": words,
            "day": day,
        }
        typed = shown_again(typed, refused.problems)
        return assignment_page(request, here, mine, number, refused.problems, typed, status_of(refused))
    return _back(request, number, "de-nghi-phoi-hop")


@router.post("/nhiem-vu/{number}/tra-loi/{ask}", name="contribute")
def answer(
    request: Request,
    here: Here,
    mine: Mine,
    number: int,
    ask: int,
    words: Text = "",
    nothing: Tick = "",
    no_secret: Tick = "",
    paper: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """A partner's part goes to the lead: words, a file, or that it has nothing to say."""
    see(here.engine, mine.actor, number, here.moment)
    try:
        sent = (paper.file, paper.filename) if paper is not None and paper.filename else None
        contribute_sent(
            here.engine, ask, words_typed(words), sent, nothing=bool(nothing), no_secret=bool(no_secret),
            isolated=here.settings.isolated, by=mine.slug, now=here.moment,
        )  # fmt: skip
    except REFUSALS as refused:
        typed = {"button": "tra-loi", "ask": str(ask), "words": words, "nothing": nothing}
        typed = shown_again(typed, refused.problems)
        return assignment_page(request, here, mine, number, refused.problems, typed, status_of(refused))
    return _back(request, number, "tra-loi")


@router.post("/nhiem-vu/{number}/rut-de-nghi/{ask}", name="withdraw_ask")
def take_back(request: Request, here: Here, mine: Mine, number: int, ask: int, why: Text = "") -> Response:
    """What was asked of one partner is asked no more."""
    see(here.engine, mine.actor, number, here.moment)
    try:
        withdraw_ask(here.engine, ask, words_typed(why), by=mine.slug, now=here.moment)
    except REFUSALS as refused:
        typed = {"button": "rut-de-nghi"}
        return assignment_page(request, here, mine, number, refused.problems, typed, status_of(refused))
    return _back(request, number, "rut-de-nghi")


def _back(request: Request, number: int, done: str) -> Response:
    return RedirectResponse(link_to(request, "assignment", {"xong": done}, number=number), status_code=303)
