"""What a unit does inside: progress, files for a result, and the step for its own leader."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, File, Response, UploadFile

from desk.attaching import read_whole
from desk.giving_on import Share, give_on
from desk.inside import attach, detach, give_back, give_back_all, let_out, proof_file, report_progress, submit
from desk.results import Result, facts_of
from desk.seeing import Seen, see
from desk.sharing import Wish, choose_shares, share_out
from models.evidence import Facts
from web.api import asked
from web.api.answers.assignment import AssignmentSeen
from web.api.answers.inside import Answered, SharedOut
from web.api.deps import BYTES, Doer, NoSecret, Reader, Words
from web.deps import Here, Me, Place
from web.files import download
from web.uploads import FILE, UPLOADS

router = APIRouter(tags=["unit"])
UPLOADS["/api/v1/assignments/{number}/files"] = FILE


@router.post("/assignments/{number}/progress")
def progress(here: Here, mine: Doer, words: Words, number: int, told: asked.Progress) -> AssignmentSeen:
    """How far the work is; nothing moves."""
    _see(here, mine, number)
    report_progress(
        here.engine, number, told.percent, told.note, by=mine.slug, version=told.version, now=here.moment
    )  # fmt: skip
    return AssignmentSeen.seen(_see(here, mine, number), words)


@router.post("/assignments/{number}/files", status_code=201)
def upload(
    here: Here,
    mine: Doer,
    words: Words,
    number: int,
    file: Annotated[UploadFile, File(description="The signed paper, .pdf, .docx or a picture, of at most 20 MB.")],
    no_secret: NoSecret,
) -> AssignmentSeen:
    """A file for the result of an assignment; number, day, signer and subject are read from it. Only the unit sees it until it
    is handed in.
    """
    _see(here, mine, number)
    attach(here.engine, [number], [], Facts(), by=mine.slug, now=here.moment)  # whether he may, before a byte is read
    read = read_whole(file.file, file.filename or "-", no_secret=no_secret, isolated=here.settings.isolated)
    attach(here.engine, [number], [read], facts_of(Result(), ""), by=mine.slug, now=here.moment)
    return AssignmentSeen.seen(_see(here, mine, number), words)


@router.get("/assignments/{number}/files/{file}", response_class=Response, responses={200: BYTES})
def result_file(here: Here, mine: Reader, number: int, file: int) -> Response:
    """A file of a result, for who may see the assignment."""
    return download(proof_file(here.engine, number, file, ours=_see(here, mine, number).ours))


@router.delete("/assignments/{number}/files/{file}")
def drop(here: Here, mine: Doer, words: Words, number: int, file: int) -> AssignmentSeen:
    """A prepared file is taken away again; what was handed in stays."""
    held = [one.file_id for one in _see(here, mine, number).proofs if one.id == file and one.file_id is not None]
    detach(here.engine, [number], held[0] if held else 0, by=mine.slug, now=here.moment)
    return AssignmentSeen.seen(_see(here, mine, number), words)


@router.post("/assignments/{number}/inside")
def inside(here: Here, mine: Doer, words: Words, number: int, told: asked.InsideAct) -> AssignmentSeen:
    """A result goes to the unit's own leader, out from him (handed in, in his name), or back with a word."""
    seen, note = _see(here, mine, number), told.note.strip()
    by, versions = mine.slug, [told.version]
    if told.act == "submit":
        result = result_of(told.result, note, [seen])
        submit(
            here.engine, [number], result, note, by=by, versions=versions, now=here.moment, today=here.today,
            zone=here.settings.zone, as_typed=told.sure,
        )  # fmt: skip
    elif told.act == "let-out":
        let_out(here.engine, [number], note, by=by, versions=versions, now=here.moment, zone=here.settings.zone)
    else:
        give_back(here.engine, number, note, by=by, version=told.version, now=here.moment)
    return AssignmentSeen.seen(_see(here, mine, number), words)


@router.post("/inside")
def inside_together(here: Here, mine: Doer, told: asked.InsideTogether) -> Answered:
    """Several results let out by the unit's leader or given back by him in one act; all or none."""
    ids, versions = [one.id for one in told.assignments], [one.version for one in told.assignments]
    by, note = mine.slug, told.note.strip()
    if told.act == "let-out":
        done = let_out(here.engine, ids, note, by=by, versions=versions, now=here.moment, zone=here.settings.zone)
        carried = sorted({one.id for one in done}.difference(ids))
        out = {one.id: one.unanswered for one in done if one.unanswered}
        return Answered(count=len(set(ids)), carried=carried, unanswered=out)
    give_back_all(here.engine, ids, note, by=by, versions=versions, now=here.moment)
    return Answered(count=len(set(ids)))


@router.post("/assignments/{number}/parts", status_code=201)
def parts(here: Here, mine: Doer, words: Words, number: int, told: asked.Shares) -> AssignmentSeen:
    """Give an assignment on to units of ours, each with an internal date before its own."""
    _see(here, mine, number)
    shares = [Share(one.unit, one.due) for one in told.parts]
    give_on(here.engine, mine.actor, number, shares, here.moment, here.today)
    return AssignmentSeen.seen(_see(here, mine, number), words)


@router.post("/shares", status_code=201)
def shares(here: Here, mine: Doer, told: asked.SharedOut) -> SharedOut:
    """Several assignments of one unit to one officer of it, or whole to one unit of ours with an internal date; all or none."""
    pairs = [(one.id, one.version) for one in told.assignments]
    wish = Wish(told.officer.strip(), told.unit.strip(), told.due)
    choose_shares(here.engine, mine.actor, [number for number, _ in pairs], here.moment)
    return SharedOut(count=share_out(here.engine, mine.actor, pairs, wish, here.moment, here.today))


def result_of(told: asked.Result | None, note: str, seen: Sequence[Seen]) -> Result | None:
    """The result as it was sent; none where files are prepared that say it themselves."""
    if told is not None:
        return Result(**told.model_dump())
    prepared = seen and all(any(one.change_id is None for one in each.proofs) for each in seen)
    return None if prepared and not note else Result()


def _see(here: Place, mine: Me, number: int) -> Seen:
    return see(here.engine, mine.actor, number, here.moment)
