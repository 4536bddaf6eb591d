"""A plan in force amended on its way: begun with what it rests on, looked at before and after, done once it is agreed."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Response, UploadFile

from desk.amending import LONGEST_GROUND
from desk.drafts.amending import NewBasis, amend_now, amending, begin, paper_of
from desk.drafts.correcting import Hand
from desk.drafts.finding import DraftRefused
from desk.reporting import plan_view
from web.api import asked
from web.api.answers.plans import Amendment, DraftSeen, TouchedItem
from web.api.deps import BYTES, TEXT, Planner, Reader, Words
from web.api.drafts import draft_seen
from web.api.problems import items
from web.deps import Here
from web.files import download
from web.uploads import FILE, UPLOADS

router = APIRouter(tags=["draft"])
UPLOADS["/api/v1/plans/{slug}/amending"] = FILE
Line = Annotated[str, Form(max_length=LONGEST_GROUND, pattern=TEXT)]


@router.post("/plans/{slug}/amending", status_code=201)
def begin_amending(
    here: Here,
    mine: Planner,
    words: Words,
    slug: str,
    basis: Line,
    reason: Line,
    day: Annotated[asked.Day | None, Form()] = None,
    paper: Annotated[UploadFile | None, File(description="The paper that it rests on.")] = None,
    no_secret: Annotated[bool, Form(description="Said where a paper is sent: it holds no State secret.")] = False,
    under_way: Annotated[
        asked.Number | None, Form(description="The draft under way that rests on this instead.")
    ] = None,
) -> DraftSeen:
    """Begin to amend a plan in force: the paper it rests on (number, day, file) and the reason. It is corrected, proposed and agreed
    to as any plan on its way. Where one is under way already it is a conflict; named in `under_way`, that one rests on this from now on.
    """
    data, name = (paper.file.read(), paper.filename or "-") if paper is not None else (b"", "")
    new = NewBasis(basis, day, reason, data, name, no_secret=no_secret)
    number, problems = begin(here.engine, here.settings, mine.actor, slug, new, here.moment, under_way)
    if number is None:
        raise DraftRefused(*problems)
    return draft_seen(here, mine, number, words)


@router.get("/plans/{slug}/amending/{number}/paper", response_class=Response, responses={200: BYTES})
def amending_paper(here: Here, mine: Reader, slug: str, number: int) -> Response:
    """The paper that an amendment rests on, for whoever sees the plan."""
    seen = plan_view(here.engine, slug, here.moment, mine.sight)
    return download(paper_of(here.engine, seen.plan.key, number))


@router.get("/drafts/{number}/amending")
def look_at_amending(here: Here, mine: Planner, words: Words, number: int) -> Amendment:
    """What amending a plan by this draft would change. Nothing is written."""
    found = amending(here.engine, here.settings, mine.actor, number, here.moment)
    would = found.amendment
    figures = would.figures._asdict() if would and would.figures else {}
    figures.pop("plan_id", None)
    told = items([*found.problems, *(would.problems if would else ())], words)
    touched = [TouchedItem(**one._asdict()) for one in (would.touched if would else ())]
    refused = would is None or would.refused
    return Amendment(plan=found.draft.slug, refused=refused, **figures, touched=touched, problems=told)


@router.post("/drafts/{number}/amending")
def amend_by_draft(here: Here, mine: Planner, number: int, seen: asked.DraftVersion) -> Amendment:
    """Put the agreed amendment in force; what is done stays done."""
    hand = Hand(mine.actor, number, seen.version, here.moment, here.settings.zone)
    key, done = amend_now(here.engine, here.settings, hand)
    figures = done._asdict()
    figures.pop("plan_id")
    return Amendment(plan=key, refused=False, **figures)
