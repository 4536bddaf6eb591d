"""Quick entry: a few tasks by hand or pasted from a sheet, without a document; shown first, then given or proposed."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from desk.drafts.finding import draft_list
from desk.quick import MOST, QuickEntry, QuickLine, QuickLook, give_quick, look_quick
from desk.quick_answers import asked, without_skipped
from desk.quick_paste import pasted_lines
from desk.secrecy import composed
from plans.draft_stages import ON_ITS_WAY
from web.deps import Here, Mine
from web.render import link_to, page
from web.typed import PASTED, words_typed

reading = APIRouter()
router = APIRouter()
ROWS = 3
"""Tasks that are typed; more are pasted."""
ANSWERS = 100
"""Answers of one entry at most."""
Cells = Annotated[list[str], Form(max_length=MOST)]
Prefilled = Annotated[str, Query(max_length=500)]


@reading.get("/nhap-nhanh", name="quick")
def quick(
    request: Request,
    here: Here,
    mine: Mine,
    title: Prefilled = "",
    units: Prefilled = "",
    due: Prefilled = "",
    said: Prefilled = "",
) -> Response:
    """The empty form, or one filled in by the link that leads here."""
    draft_list(here.engine, mine.actor, ON_ITS_WAY, 1)
    return _form(request, [QuickLine(title, units, due)], {"said": said})


@router.post("/nhap-nhanh", name="quick_give")
def quick_give(
    request: Request,
    here: Here,
    mine: Mine,
    title: Cells,
    units: Cells,
    due: Cells,
    product: Cells,
    pasted: Annotated[str, Form(max_length=PASTED)] = "",
    said: Annotated[str, Form(max_length=500)] = "",
    seen: Annotated[str, Form(max_length=80)] = "",
    answers: Annotated[list[str], Form(max_length=ANSWERS, alias="answer")] = [],  # noqa: B006  (FastAPI copies it)
    plain: Annotated[str, Form(max_length=1)] = "",
) -> Response:
    """First what the lines come to, then, when just these were shown, the giving of them.

    A browser without script (`plain`) may keep the answer to itself: Back leads to it, and nothing typed is lost.
    """
    rows = [
        composed(QuickLine(*cells))
        for cells in zip(title, units, due, product, strict=False)
        if any(map(str.strip, cells))
    ]
    lines = without_skipped([*rows, *pasted_lines(words_typed(pasted))], answers)
    said = " ".join(composed(said).split())
    if not lines and rows:
        return _form(request, [], {"said": said})
    entry = QuickEntry(mine.actor, lines, said, here.moment, answers=answers)
    looked = look_quick(here.engine, here.settings, entry)
    if looked.sound and seen == looked.plan:
        given, looked = give_quick(here.engine, here.settings, entry, request.app.state.giver)
        if given is not None and given.underway:
            return RedirectResponse(link_to(request, "draft_giving", {}, number=given.draft), status_code=303)
        if given is not None and given.plan is not None:
            done = {"xong": "giao", "n": given.assignments} if given.assignments else {}
            return RedirectResponse(link_to(request, "plan", done, slug=given.plan), status_code=303)
        if given is not None:
            return RedirectResponse(link_to(request, "draft", {"xong": "trinh"}, number=given.draft), status_code=303)
    answer = _form(request, lines, {"said": said}, looked, answers)
    secret = any(one.code == "secret-document" for one in looked.problems)
    return _kept_by_the_browser(answer) if plain and not secret else answer


def _kept_by_the_browser(answer: Response) -> Response:
    """The same, in the cache of this browser alone; it keeps none that says 422."""
    answer.status_code = 200
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _form(
    request: Request,
    lines: Sequence[QuickLine],
    typed: Mapping[str, str],
    looked: QuickLook | None = None,
    answers: Sequence[str] = (),
) -> Response:
    rows = [*lines, *[QuickLine("")] * (ROWS - len(lines))]
    values: dict[str, Any] = {
        "rows": rows,
        "typed": typed,
        "looked": looked,
        "here": "quick",
        "most": MOST,
        "longest": PASTED,
    }
    values |= {"answers": answers, "asked": asked(looked.problems, lines) if looked else []}
    wrong = looked is not None and not looked.sound
    return page(request, "quick.html", values, status=422 if wrong else 200)
