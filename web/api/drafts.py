"""Plans on their way: a document taken in, corrected, proposed by one person and agreed to by another, given."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Response, UploadFile

from desk.drafts.before import before_giving
from desk.drafts.benching import history, workbench
from desk.drafts.correcting import Hand, correct_draft, leave_doubts, undo
from desk.drafts.exchanging import bring_back, draft_file
from desk.drafts.finding import DraftRefused, document_of, draft_list
from desk.drafts.looking import Told
from desk.drafts.moving import give, move_draft
from desk.drafts.taking import LONGEST_NOTE, Paper, take_paper
from desk.drafts.typed import side_typed
from desk.importing import import_register, look_register
from desk.papers.submitting import submission
from desk.registers import MOST
from plans.draft_stages import ON_ITS_WAY, DraftAct, DraftStage
from plans.wording import Lang
from web.api import asked
from web.api.answers.common import Listed, after
from web.api.answers.plans import (
    Before,
    BeforeFigures,
    Brought,
    DraftDeed,
    DraftLine,
    DraftProblem,
    DraftSeen,
    Registered,
    RegisterLooked,
    RegisterRow,
    ToReport,
    Week,
)
from web.api.deps import BYTES, From, NoSecret, Planner, Size, Words
from web.api.problems import item, items
from web.deps import Here, Me, Place
from web.files import download
from web.uploads import FILE, UPLOADS

router = APIRouter(tags=["draft"])
UPLOADS |= dict.fromkeys(
    ("/api/v1/drafts", "/api/v1/drafts/{number}/plan", "/api/v1/registers", "/api/v1/registers/preview"), FILE
)
Stages = Annotated[
    list[DraftStage] | None,
    Query(alias="stage", max_length=len(DraftStage), description="Unsaid: what is still on its way."),
]
Rows = Annotated[
    list[Annotated[int, Form(ge=1, le=9_999_999)]] | None,
    Form(
        max_length=MOST,
        description="Only these rows, numbered as the preview does; what is wrong in others then holds nothing up.",
    ),
]
Short = Annotated[str, Form(max_length=300, pattern=asked.TEXT)]


@router.get("/drafts")
def drafts(here: Here, mine: Planner, stages: Stages = None, offset: From = 0, limit: Size = 50) -> Listed[DraftLine]:
    """The plans on their way that may be prepared or agreed to, the last changed first."""
    page = draft_list(here.engine, mine.actor, tuple(stages or ON_ITS_WAY), limit, offset)
    rows = [DraftLine.model_validate(one) for one in page.rows]
    return Listed(items=rows, total=page.total, offset=offset, limit=limit, next=after(page.total, offset, limit))


@router.post("/drafts", status_code=201)
def take(
    here: Here,
    mine: Planner,
    words: Words,
    file: Annotated[UploadFile, File(description="The document, or a plan file (.yaml), of at most 20 MB.")],
    no_secret: NoSecret,
    incoming_number: Short = "",
    incoming_date: Annotated[asked.Day | None, Form()] = None,
    note: Annotated[str, Form(max_length=LONGEST_NOTE, pattern=asked.TEXT, description="The leader's note.")] = "",
    receive_as: Annotated[str, Form(max_length=300, pattern=asked.TEXT, description="The unit that receives it.")] = "",
) -> DraftSeen:
    """Take a document in: compiled, kept with its bytes, ready to be corrected. Of a refused one nothing is kept."""
    paper = Paper(
        file.file.read(), file.filename or "-", incoming_number, incoming_date, note, receive_as, no_secret
    )  # fmt: skip
    number, problems = take_paper(here.engine, here.settings, mine.actor, paper, here.moment)
    if number is None:
        raise DraftRefused(*problems)
    return draft_seen(here, mine, number, words)


@router.post("/registers", status_code=201)
def register(
    here: Here,
    mine: Planner,
    words: Words,
    file: Annotated[UploadFile, File(description="A register of incoming documents, .xlsx or .json (docs/export.md).")],
    no_secret: NoSecret,
    rows: Rows = None,
) -> Registered:
    """Take a register in, or the rows that are chosen: a draft for each document that is new. With anything wrong in it, nothing."""
    done, problems = import_register(
        here.engine, here.settings, mine.actor, file.file.read(), file.filename or "-", no_secret=no_secret,
        now=here.moment, only=rows,
    )  # fmt: skip
    if done is None:
        raise DraftRefused(*problems)
    return Registered(drafts=done.drafts, known=done.known, problems=items(problems, words))


@router.post("/registers/preview")
def preview_register(
    here: Here,
    mine: Planner,
    words: Words,
    file: Annotated[UploadFile, File(description="A register of incoming documents, .xlsx or .json (docs/export.md).")],
    no_secret: NoSecret,
) -> RegisterLooked:
    """The rows of a register, each fault at its cell, and which documents are known. Nothing is kept."""
    data, name = file.file.read(), file.filename or "-"
    looked = look_register(here.engine, here.settings, mine.actor, data, name, no_secret=no_secret)
    if not looked.rows:
        raise DraftRefused(*looked.problems)
    rows = [
        RegisterRow(
            row=one.read.number, cells=dict(one.read.cells), known=one.known, problems=items(one.read.problems, words)
        )
        for one in looked.rows
    ]
    return RegisterLooked(sound=looked.whole, rows=rows, problems=items(looked.problems, words))


@router.get("/drafts/{number}")
def draft(here: Here, mine: Planner, words: Words, number: int) -> DraftSeen:
    """A plan on its way, with what must be mended first."""
    return draft_seen(here, mine, number, words)


@router.get("/drafts/{number}/document", response_class=Response, responses={200: BYTES})
def document(here: Here, mine: Planner, number: int) -> Response:
    """The document as it came in."""
    return download(document_of(here.engine, mine.actor, number))


@router.post("/drafts/{number}/doubts")
def leave(here: Here, mine: Planner, words: Words, number: int, seen: asked.DraftDoubts) -> DraftSeen:
    """Doubts were looked at and stay as they are."""
    leave_doubts(here.engine, _hand(here, mine, number, seen.version), seen.keys)
    return draft_seen(here, mine, number, words)


@router.get("/drafts/{number}/before")
def before(here: Here, mine: Planner, words: Words, number: int) -> Before:
    """What giving it now would create, for whom, in which weeks; dates on days off, units without a contact, overlaps."""
    found = before_giving(here.engine, here.settings, mine.actor, number, here.moment)
    figures = BeforeFigures.model_validate(found.figures) if found.figures else None
    weeks = [Week.model_validate(one) for one in found.weeks]
    said = [ToReport(task=one.task.id, reports=[report.id for report, _ in one.reports]) for one in found.to_report]
    return Before(
        figures=figures, weeks=weeks, undated=found.undated, problems=_told(found.told, words), to_report=said
    )


@router.get("/drafts/{number}/submission.docx", response_class=Response, responses={200: BYTES})
def submitted(here: Here, mine: Planner, number: int) -> Response:
    """The paper by which the leader is asked to agree."""
    return download(submission(here.engine, here.settings, mine.actor, number, here.moment))


@router.get("/drafts/{number}/plan.{ending}", response_class=Response, responses={200: BYTES})
def taken_away(here: Here, mine: Planner, number: int, ending: str) -> Response:
    """The plan as it stands, as a workbook (xlsx) or as YAML (yaml)."""
    return download(draft_file(here.engine, mine.actor, number, ending))


@router.post("/drafts/{number}/plan")
def brought_back(
    here: Here,
    mine: Planner,
    words: Words,
    number: int,
    version: Annotated[int, Form(ge=1, le=2**31 - 1)],
    file: Annotated[UploadFile, File(description="The workbook or YAML that was taken away, corrected.")],
    no_secret: NoSecret,
    why: Annotated[str, Form(max_length=500, pattern=asked.TEXT)] = "",
) -> Brought:
    """All that the file changes, in one line of the history, or nothing of it, with each fault at its cell."""
    hand = _hand(here, mine, number, version)
    data, name = file.file.read(), file.filename or "-"
    done = bring_back(here.engine, here.settings, hand, data, name, why.strip() or None, no_secret=no_secret)
    return Brought(changed=done, draft=draft_seen(here, mine, number, words))


@router.get("/drafts/{number}/history")
def deeds(here: Here, mine: Planner, number: int) -> list[DraftDeed]:
    """What was done to it, by whom and why, the last first."""
    return [DraftDeed.model_validate(one) for one in history(here.engine, mine.actor, number)[1]]


@router.post("/drafts/{number}/edits")
def edit(here: Here, mine: Planner, words: Words, number: int, made: asked.DraftEdit) -> DraftSeen:
    """One correction, kept with who and why: fields of one or many tasks, split, merge, drop, add, the head, a binding."""
    correct_draft(here.engine, _hand(here, mine, number, made.version), made.edit, made.why or None)
    return draft_seen(here, mine, number, words)


@router.post("/drafts/{number}/side")
def side(here: Here, mine: Planner, words: Words, number: int, made: asked.DraftSide) -> DraftSeen:
    """Say whether our office gives it or which unit receives it, as long as nothing of it was given."""
    hand = _hand(here, mine, number, made.version)
    side_typed(here.engine, here.settings, hand, made.receive_as, made.why or None)
    return draft_seen(here, mine, number, words)


@router.post("/drafts/{number}/undo")
def take_back(here: Here, mine: Planner, words: Words, number: int, made: asked.DraftVersion) -> DraftSeen:
    """Take the last correction back."""
    undo(here.engine, _hand(here, mine, number, made.version))
    return draft_seen(here, mine, number, words)


@router.post("/drafts/{number}/acts")
def do(here: Here, mine: Planner, words: Words, number: int, made: asked.DraftAct) -> DraftSeen:
    """Propose, agree, send back, launch or drop. What was agreed to is what is given: a later correction asks anew."""
    hand, act = _hand(here, mine, number, made.version), DraftAct(made.act)
    if act is DraftAct.LAUNCH:
        give(here.engine, here.settings, hand)
    else:
        move_draft(here.engine, here.settings, hand, act, made.why or None)
    return draft_seen(here, mine, number, words)


def _hand(here: Place, mine: Me, number: int, version: int) -> Hand:
    return Hand(mine.actor, number, version, here.moment, here.settings.zone)


def _told(told: Sequence[Told], words: Lang) -> list[DraftProblem]:
    return [DraftProblem(**item(one.problem, words).model_dump(), key=one.key, task=one.task) for one in told]


def draft_seen(here: Place, mine: Me, number: int, words: Lang) -> DraftSeen:
    """A plan on its way as it stands, with its problems in words."""
    bench = workbench(here.engine, here.settings, mine.actor, number, here.moment)
    told = _told(bench.told, words)
    row = bench.draft
    more = {
        "plan": row.yaml, "acts": [one.value for one in bench.acts], "problems": told, "agreement_voided": bench.voided is not None,
    }  # fmt: skip
    return DraftSeen(**{name: value for name, value in row._asdict().items() if name in DraftSeen.model_fields} | more)
