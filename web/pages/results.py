"""Results: files dropped on the form of an assignment, the form that they fill in, the hand-in; also one result for several."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, File, Form, Query, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from desk.acting import ActRefused, Doing, act
from desk.inside import attach, detach, proof_file, submit
from desk.results import ReadResult, Result, facts_of, read_result
from desk.secrecy import SecretWords
from desk.seeing import see
from desk.signing import signed_files
from desk.together import choose
from models.evidence import Facts
from models.inside import InsideRefused
from models.progress import MoveConflict
from plans.problems import DondocError, Place, Problem, error, has_errors
from plans.stages import Act, MoveRefused
from web.beside import RESULT, beside
from web.deps import Here, Me, Mine
from web.deps import Place as Where
from web.errors import status_of
from web.files import download
from web.pages.tasks import DONE, Done, assignment_page, late, second
from web.render import lang_of, link_to, page
from web.typed import PASTED, day_or_none, pair_typed, result_typed, shown_again, words_typed

reading = APIRouter()
router = APIRouter()
MOST = 400
"""Assignments that one result may answer at most."""
Text = Annotated[str, Form(max_length=PASTED)]
Files = Annotated[list[UploadFile], File()]
NONE: list[UploadFile] = []
"""A form without files."""
Version = Annotated[int, Form(ge=1)]
Lines = Annotated[list[str], Form(max_length=MOST)]
TICKS = ("no_secret", "as_typed", "own_files")
OWN_FILES: Mapping[str, bool] = {"send": True, "leave": False}
"""What is to be done with files that lie ready for one of several alone."""
REFUSALS = (ActRefused, InsideRefused, SecretWords)


def typed_result(
    note: Text = "",
    doc_number: Text = "",
    doc_date: Text = "",
    subject: Text = "",
    link: Text = "",
    signer: Text = "",
    no_secret: Annotated[str, Form(max_length=10)] = "",
    as_typed: Annotated[str, Form(max_length=10)] = "",
) -> dict[str, str]:
    """The fields of a result as they were typed."""
    return {
        "note": note, "doc_number": doc_number, "doc_date": doc_date, "subject": subject, "link": link, "signer": signer,
        "no_secret": no_secret, "as_typed": as_typed,
    }  # fmt: skip


Typed = Annotated[dict[str, str], Depends(typed_result)]


def typed_together(typed: Typed, own_files: Annotated[str, Form(max_length=10)] = "") -> dict[str, str]:
    """The same of one result for several: also whether the files of one alone go with it."""
    return {**typed, "own_files": own_files}


TypedTogether = Annotated[dict[str, str], Depends(typed_together)]


class Sending(NamedTuple):
    """The result of one assignment as its form sends it, with the version that was shown."""

    request: Request
    here: Where
    mine: Me
    number: int
    version: int
    typed: dict[str, str]
    files: list[UploadFile]


def sending(
    request: Request, here: Here, mine: Mine, number: int, version: Version, typed: Typed, files: Files = NONE
) -> Sending:
    """The form of a result."""
    return Sending(request, here, mine, number, version, typed, files)


Sent = Annotated[Sending, Depends(sending)]


@reading.get("/nhiem-vu/{number}/tep/{proof}")
def proof(here: Here, mine: Mine, number: int, proof: int) -> Response:
    """A file of a result, for who may see the assignment."""
    seen = see(here.engine, mine.actor, number, here.moment)
    return download(proof_file(here.engine, number, proof, ours=seen.ours))


@router.post("/nhiem-vu/{number}/tep")
def upload(request: Request, here: Here, mine: Mine, number: int, typed: Typed, files: Files = NONE) -> Response:
    """Files for the result of one assignment; the form comes back filled in."""
    see(here.engine, mine.actor, number, here.moment)
    try:
        told = _upload(here, mine, [number], files, typed)
    except REFUSALS as refused:
        return _again(request, here, mine, number, refused, typed)
    return _to(request, "assignment", _done(told), number=number)


@router.post("/nhiem-vu/{number}/bo-tep")
def drop_file(
    request: Request, here: Here, mine: Mine, number: int, file: Annotated[int, Form(ge=1, le=2**31 - 1)]
) -> Response:
    """A file is taken away again."""
    see(here.engine, mine.actor, number, here.moment)
    detach(here.engine, [number], file, by=mine.slug, now=here.moment)
    return _to(request, "assignment", "bo-tep", number=number)


@router.post("/nhiem-vu/{number}/bao-cao")
def hand_in(sent: Sent) -> Response:
    """The result goes out. Files that come with it are taken first; where nothing was typed, their form is shown."""
    return _sent(sent, _hand_in, "bao-cao")


@router.post("/nhiem-vu/{number}/trinh-lanh-dao")
def submit_inside(sent: Sent) -> Response:
    """The result waits for the unit's own leader; of files alone their form is shown first."""
    return _sent(sent, _submit, "trinh-lanh-dao")


@reading.get("/ket-qua")
def together(
    request: Request,
    here: Here,
    mine: Mine,
    lines: Annotated[list[str] | None, Query(max_length=MOST)] = None,
    done: Done = "",
) -> Response:
    """One result for several assignments: which they are, and the form."""
    return _together(request, here, mine, lines or [], done=done if done in DONE else "")


@router.post("/ket-qua/tep")
def upload_together(
    request: Request, here: Here, mine: Mine, lines: Lines, typed: TypedTogether, files: Files = NONE
) -> Response:
    """Files for the result of several; the form comes back filled in."""
    try:
        told = _upload(here, mine, [pair_typed(line)[0] for line in lines], files, typed)
    except REFUSALS as refused:
        return _together(request, here, mine, lines, refused, typed)
    return _to(request, "together", _done(told), lines)


@router.post("/ket-qua/bo-tep")
def drop_together(
    request: Request, here: Here, mine: Mine, lines: Lines, file: Annotated[int, Form(ge=1, le=2**31 - 1)]
) -> Response:
    """A file is taken away again from all of them."""
    detach(here.engine, [pair_typed(line)[0] for line in lines], file, by=mine.slug, now=here.moment)
    return _to(request, "together", "bo-tep", lines)


@router.post("/ket-qua")
def hand_in_together(
    request: Request,
    here: Here,
    mine: Mine,
    lines: Lines,
    typed: TypedTogether,
    files: Files = NONE,
    inside: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """All of them are handed in (or submitted to the leaders of their units) with one result, or none is."""
    pairs = [pair_typed(line) for line in lines]
    ids, versions = [number for number, _ in pairs], [version for _, version in pairs]
    try:
        if _only_files(files, typed):
            return _to(request, "together", _done(_take(here, mine, ids, files, typed)), lines)
        _take(here, mine, ids, files, typed)
        (_submit if inside else _hand_in)(here, mine, ids, versions, typed)
    except REFUSALS as refused:
        return _together(request, here, mine, lines, refused, typed)
    return _to(request, "start", "trinh-lanh-dao" if inside else "bao-cao", count=len(set(ids)))


def _take(
    here: Where, mine: Me, ids: Sequence[int], files: Sequence[UploadFile], typed: Mapping[str, str]
) -> list[Problem]:
    """Read and keep what was sent, all of it or nothing; what could not be read is told."""
    read: list[tuple[ReadResult, bytes]] = []
    problems: list[Problem] = []
    sent = [one for one in files if one.filename]
    if sent and not typed["no_secret"]:
        raise ActRefused(error("secrecy-tick-missing", Place(field="no_secret")))
    for one in sent:
        data = one.file.read()
        found, told = read_result(data, one.filename or "", isolated=here.settings.isolated)
        problems += told
        if found is not None:
            read.append((found, data))
    if has_errors(problems):
        raise ActRefused(*problems)
    if read:
        # a day typed wrong is told when the result is sent on; the file that came with it is kept
        result = Result(
            typed["doc_number"], day_or_none(typed["doc_date"]), typed["subject"], typed["link"], typed["signer"]
        )
        facts = facts_of(result, words_typed(typed["note"]))
        problems += attach(here.engine, ids, read, facts, by=mine.slug, now=here.moment)
    return problems


def _upload(
    here: Where, mine: Me, ids: Sequence[int], files: Sequence[UploadFile], typed: Mapping[str, str]
) -> list[Problem]:
    """The same where nothing but files is expected."""
    attach(here.engine, ids, [], Facts(), by=mine.slug, now=here.moment)  # whether he may, before anything is read
    if not any(one.filename for one in files):
        raise ActRefused(error("file-not-chosen"))
    return _take(here, mine, ids, files, typed)


def _only_files(files: Sequence[UploadFile], typed: Mapping[str, str]) -> bool:
    """Whether files came and nothing was said of them: what they say themselves is to be confirmed first."""
    said = any(value.strip() for name, value in typed.items() if name not in TICKS)
    return any(one.filename for one in files) and not said


def _hand_in(here: Where, mine: Me, ids: Sequence[int], versions: Sequence[int], typed: Mapping[str, str]) -> None:
    words, sure = words_typed(typed["note"]) or None, bool(typed["as_typed"])
    doing = Doing(
        Act.HAND_IN,
        mine.slug,
        words,
        result=result_typed(typed),
        as_typed=sure,
        own_files=OWN_FILES.get(typed.get("own_files", "")),
    )
    act(here.engine, doing, ids, now=here.moment, zone=here.settings.zone, versions=versions)


def _submit(here: Where, mine: Me, ids: Sequence[int], versions: Sequence[int], typed: Mapping[str, str]) -> None:
    words, result = words_typed(typed["note"]), result_typed(typed)
    submit(
        here.engine, ids, result, words, by=mine.slug, versions=versions, now=here.moment, today=here.today,
        zone=here.settings.zone, as_typed=bool(typed["as_typed"]), own_files=OWN_FILES.get(typed.get("own_files", "")),
    )  # fmt: skip


def _sent(sent: Sending, send: Callable[..., object], done: str) -> Response:
    """Files are taken first; of files alone their form is shown, else the result is sent on by `send`."""
    request, here, mine, number, version, typed, files = sent
    shown = see(here.engine, mine.actor, number, here.moment).view.line.version
    try:
        proofs = _take(here, mine, [number], files, typed)
        if _only_files(files, typed):
            return _to(request, "assignment", _done(proofs), number=number)
        send(here, mine, [number], [version], typed)
    except (*REFUSALS, MoveConflict, MoveRefused) as refused:
        if late(refused, shown, version):
            return second(request, here, number, refused, (typed[name] for name in typed if name not in TICKS))
        return _again(request, here, mine, number, refused, typed)
    return _to(request, "assignment", done, number=number)


def _again(
    request: Request, here: Where, mine: Me, number: int, refused: DondocError, typed: Mapping[str, str]
) -> Response:
    typed = shown_again({**_said(typed), "button": "bao-cao"}, refused.problems)
    return assignment_page(request, here, mine, number, refused.problems, typed, status_of(refused))


def _together(
    request: Request,
    here: Where,
    mine: Me,
    lines: Sequence[str],
    refused: DondocError | None = None,
    typed: Mapping[str, str] | None = None,
    done: str = "",
) -> Response:
    """The page of several; only what may be answered together has one."""
    if not lines:
        problems: Sequence[Problem] = [error("nothing-chosen")]
        return page(request, "problem.html", {"status": 422, "problems": problems}, status=422)
    chosen = choose(here.engine, mine.actor, [pair_typed(line)[0] for line in lines], here.moment)
    problems = refused.problems if refused else ()
    told, above = beside(problems, RESULT, lang_of(request))
    values = {
        "told": told, "above": above,
        "chosen": chosen, "lines": lines, "moment": here.moment, "problems": problems,
        "typed": shown_again(_said(typed or {}), problems), "done": done,
        "signed": signed_files(here.engine, chosen.files, here.settings.zone),
    }  # fmt: skip
    return page(request, "together.html", values, status=status_of(refused) if refused else 200)


def _said(typed: Mapping[str, str]) -> dict[str, str]:
    """What says something: an empty field shows what the kept file says."""
    return {name: text for name, text in typed.items() if text.strip()}


def _done(told: Sequence[Problem]) -> str:
    if any(one.code == "file-again" for one in told):
        return "tep-da-co"
    return "tep-tay" if told else "tep"


def _to(
    request: Request, name: str, done: str, lines: Sequence[str] = (), count: int = 0, **params: object
) -> Response:
    link = link_to(request, name, {"xong": done, "n": count}, **params)
    several = f"&{urlencode([('lines', line) for line in lines])}" if lines else ""
    return RedirectResponse(link + several, status_code=303)
