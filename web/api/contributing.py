"""Partners of an assignment asked for their part; what they give; what is asked no more."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Response, UploadFile

from desk.contributing import Wish, ask_partners, contribute_sent, contribution_file, withdraw_ask
from desk.seeing import see
from web.api import asked
from web.api.answers.assignment import AssignmentSeen
from web.api.deps import BYTES, TEXT, Doer, NoSecret, Reader, Words
from web.deps import Here
from web.files import download
from web.uploads import FILE, UPLOADS

router = APIRouter(tags=["unit"])
UPLOADS["/api/v1/assignments/{number}/contributions/{ask}"] = FILE


@router.post("/assignments/{number}/contributions", status_code=201)
def ask_them(here: Here, mine: Doer, words: Words, number: int, told: asked.PartnersAsked) -> AssignmentSeen:
    """Ask partners for their part, all of them or none; nothing of the assignment moves, and its date stays."""
    see(here.engine, mine.actor, number, here.moment)
    wish = Wish(tuple(told.units), told.words, told.day, told.sure, told.every)
    ask_partners(here.engine, number, wish, by=mine.slug, now=here.moment, zone=here.settings.zone)
    return AssignmentSeen.seen(see(here.engine, mine.actor, number, here.moment), words)


@router.post("/assignments/{number}/contributions/{ask}")
def answer(
    here: Here,
    mine: Doer,
    lang: Words,
    number: int,
    ask: int,
    words: Annotated[str, Form(max_length=2000, pattern=TEXT, description="What the partner says.")] = "",
    nothing: Annotated[bool, Form(description="It has nothing to say.")] = False,
    file: Annotated[UploadFile | None, File(description="A paper of at most 20 MB.")] = None,
    no_secret: NoSecret = False,
) -> AssignmentSeen:
    """A partner gives its part: words, a file, or that it has nothing to say; once."""
    see(here.engine, mine.actor, number, here.moment)
    sent = (file.file, file.filename or "-") if file is not None else None
    contribute_sent(
        here.engine, ask, words, sent, nothing=nothing, no_secret=no_secret, isolated=here.settings.isolated,
        by=mine.slug, now=here.moment,
    )  # fmt: skip
    return AssignmentSeen.seen(see(here.engine, mine.actor, number, here.moment), lang)


@router.get("/assignments/{number}/contributions/{ask}/file", response_class=Response, responses={200: BYTES})
def answer_file(here: Here, mine: Reader, number: int, ask: int) -> Response:
    """The file that a partner sent, for the lead and for itself."""
    see(here.engine, mine.actor, number, here.moment)
    return download(contribution_file(here.engine, mine.actor, number, ask))


@router.post("/assignments/{number}/contributions/{ask}/withdrawal")
def withdraw(here: Here, mine: Doer, words: Words, number: int, ask: int, told: asked.AskWithdrawn) -> AssignmentSeen:
    """What was asked of one partner is asked no more."""
    see(here.engine, mine.actor, number, here.moment)
    withdraw_ask(here.engine, ask, told.why, by=mine.slug, now=here.moment)
    return AssignmentSeen.seen(see(here.engine, mine.actor, number, here.moment), words)
