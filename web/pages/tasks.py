"""The start page, what is overdue, the lists behind every number, and one assignment with its history."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from desk.acting import overtaken
from desk.events import unit_duties
from desk.first_page import first_page
from desk.papers.filing import letters_to
from desk.secrecy import marked
from desk.seeing import see
from desk.signing import signed_files
from models.lines import Line
from models.snapshots import Urging
from plans.access import Deed, may_somewhere, units_of
from plans.problems import DondocError, Problem
from plans.report_lines import CONFIRMATION
from web.beside import ASK, PROGRESS, REPLY, RESULT, RETURN, TIME, WORDS, beside
from web.deps import Here, Me, Mine, Place
from web.errors import status_of
from web.render import lang_of, page

router = APIRouter()
Filter = Annotated[str | None, Query(max_length=300)]


Done = Annotated[str, Query(alias="xong", max_length=20)]
FIELDS = {
    "bao-cao": RESULT, "tra-lai": RETURN, "tien-do": PROGRESS, "de-nghi-phoi-hop": ASK, "tra-loi": REPLY,
    **dict.fromkeys(("gia-han", "ngay-khac", "khong"), TIME),
    **dict.fromkeys(("xac-nhan", "dung-theo-doi", "duyet-gui", "tra-nguoi-thu-ly"), WORDS),
}  # fmt: skip
"""Forms that tell what is wrong beside their fields."""
DONE = (
    "tiep-nhan", "nguoi-thu-ly", "tien-do", "tep", "tep-tay", "tep-da-co", "bo-tep", "trinh-lanh-dao", "duyet-gui", "tra-nguoi-thu-ly",
    "rut-lai", "bao-cao", "xac-nhan", "tra-lai", "dung-theo-doi", "giao-tiep", "phan-cong", "mat-khau",
    "gia-han", "rut-gia-han", "dong-y-gia-han", "khong-gia-han",
    "de-nghi-phoi-hop", "tra-loi", "rut-de-nghi",
)  # fmt: skip
"""What a page may be told has just been done: only these have words."""


@router.get("/")
def start(
    request: Request,
    here: Here,
    mine: Mine,
    done: Done = "",
    count: Annotated[int, Query(alias="n", ge=0, le=9999)] = 1,
    unit: Annotated[str | None, Query(alias="don-vi", max_length=300)] = None,
) -> Response:
    """The day of whoever asks: what needs his act, the rest folded; and for those who watch, how things stand."""
    first = first_page(here.engine, mine.actor, mine.sight, here.moment, unit)
    shown = [piece for one in first.day.together for piece in one.proofs]
    values = {
        **first._asdict(),
        "signed": signed_files(here.engine, shown, here.settings.zone) if shown else {},
        "watches": first.board is not None,
        "duties": unit_duties(here.engine, mine.actor, mine.sight, units_of(mine.actor), here.today),
        "notes": may_somewhere(mine.actor, Deed.NOTE),
        "moment": here.moment,
        "here": "start",
        "done": done if done in DONE else "",
        "count": count,
    }
    return page(request, "start.html", values)


@router.get("/nhiem-vu/{number}")
def assignment(
    request: Request,
    here: Here,
    mine: Mine,
    number: int,
    done: Done = "",
    again: Annotated[str, Query(alias="dien-lai", max_length=1)] = "",
) -> Response:
    """One assignment: what, from which words, until when, whose turn, what he can do about it, and its history."""
    return assignment_page(request, here, mine, number, done=done if done in DONE else "", again=bool(again))


def second(request: Request, here: Place, number: int, refused: DondocError, texts: Iterable[str]) -> Response:
    """Somebody else was quicker: that is told before anything else, and what was typed is shown once more."""
    first = refused if status_of(refused) == 409 else overtaken(here.engine, number)
    kept = [text for text in texts if text.strip() and not marked(text)]
    return page(request, "problem.html", {"status": 409, "problems": first.problems, "kept": kept}, status=409)


def late(refused: DondocError, shown: int, version: int) -> bool:
    """Whether a refusal comes of another's being first: told as such, or of what was typed on a page that holds no more."""
    return status_of(refused) == 409 or (status_of(refused) == 422 and shown != version)


def assignment_page(
    request: Request,
    here: Place,
    mine: Me,
    number: int,
    problems: Sequence[Problem] = (),
    typed: Mapping[str, str] | None = None,
    status: int = 200,
    done: str = "",
    again: bool = False,
) -> Response:
    """The page of one assignment, with what was typed and what is wrong about it where an act was refused.

    `again`: the form of a result that came back holds what was said of it before.
    """
    seen = see(here.engine, mine.actor, number, here.moment)
    told, above = beside(problems, FIELDS.get((typed or {}).get("button", ""), {}), lang_of(request))
    values = {
        "told": told,
        "above": above,
        "seen": seen,
        "keeper": may_somewhere(mine.actor, Deed.MANAGE),
        "view": seen.view,
        "of_proof": seen.doubts,
        "signed": signed_files(here.engine, seen.proofs, here.settings.zone),
        "moment": here.moment,
        "problems": problems,
        "typed": typed or {},
        "done": done,
        "again": seen.before if again else None,
        "confirmation": CONFIRMATION,
        "letters": _letters(here, mine, seen.view.line),
    }
    return page(request, "assignment.html", values, status=status)


def _letters(here: Place, mine: Me, line: Line) -> list[Urging]:
    """The letters that urged it; what was never late was never urged."""
    past = line.due is not None and line.due <= here.moment
    return letters_to(here.engine, mine.actor, line.unit, line.id) if past else []
