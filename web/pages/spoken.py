"""An order spoken in a meeting, in two taps from the first page: what, for whom, until when; sent at once where nothing is doubtful."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from desk.quick import QuickLook
from desk.spoken import Order, note_order, noting
from plans.access import Deed, may
from plans.wording import label
from web.deps import Here, Me, Mine, Place
from web.render import lang_of, link_to, page
from web.typed import words_typed

reading = APIRouter()
router = APIRouter()
Prefilled = Annotated[str, Query(max_length=500)]
Word = Annotated[str, Form(max_length=500)]


@reading.get("/chi-dao-mieng", name="spoken")
def spoken(
    request: Request,
    here: Here,
    mine: Mine,
    units: Prefilled = "",
    done: Annotated[str, Query(alias="xong", max_length=20)] = "",
) -> Response:
    """The form with the meeting of today as its source and no date, and what was noted before."""
    said = _said(request, here, mine)
    return _form(request, here, mine, Order("", units, "", said), done="chi-dao" if done else "")


@router.post("/chi-dao-mieng", name="spoken_note")
def note(
    request: Request,
    here: Here,
    mine: Mine,
    words: Annotated[str, Form(max_length=2000)] = "",
    units: Word = "",
    due: Word = "",
    said: Word = "",
    field: Word = "",
    soon: Word = "",
    seen: Annotated[str, Form(max_length=80)] = "",
) -> Response:
    """Given, or proposed; what is wrong or doubtful is shown beside the form."""
    order = Order(words_typed(words), units, due, " ".join(said.split()), field, soon)
    given, looked = note_order(
        here.engine, here.settings, mine.actor, order, here.moment, seen, request.app.state.giver
    )
    if given is None:
        return _form(request, here, mine, order, looked)
    if given.plan is not None:
        to = link_to(request, "plan", {"xong": "giao", "n": given.assignments}, slug=given.plan)
    elif given.underway:
        to = link_to(request, "draft_giving", {}, number=given.draft)
    elif may(mine.actor, Deed.PREPARE):
        to = link_to(request, "draft", {"xong": "trinh"}, number=given.draft)
    else:
        to = link_to(request, "spoken", {"xong": "chi-dao"})
    return RedirectResponse(to, status_code=303)


def _said(request: Request, here: Place, mine: Me) -> str:
    """Where the order comes from, to be corrected: of the one who notes it, unless he notes what others say."""
    lang, day = lang_of(request), here.today.isoformat()
    if may(mine.actor, Deed.PREPARE):
        return label("watch.said", lang, day=day)
    return label("watch.said-by", lang, day=day, name=request.state.visitor.person.name)


def _form(
    request: Request, here: Place, mine: Me, order: Order, looked: QuickLook | None = None, done: str = ""
) -> Response:
    ground = noting(here.engine, here.settings, mine.actor, here.moment)
    line = looked.lines[0] if looked and looked.lines else None
    values = {
        "order": order, "ground": ground, "looked": looked, "line": line, "done": done, "here": "spoken",
        "opens": may(mine.actor, Deed.PREPARE),
    }  # fmt: skip
    return page(request, "spoken.html", values, status=422 if looked and not looked.sound else 200)
