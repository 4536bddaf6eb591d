"""A paper by its kind and ending: its bytes, its name, and the figures that it rests on."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from desk.papers import phrases
from desk.papers.account import TITLE as ABOUT
from desk.papers.account import account_facts, account_paper
from desk.papers.brief import Brief, brief_facts, brief_paper
from desk.papers.letter import SUBJECT, Letter, letter_facts, letter_paper
from desk.papers.report import TITLE, Report, report_facts, report_paper
from models.database import Engine
from models.lines import Line
from plans.access import Sight
from plans.problems import DondocError, error
from plans.wanted import EVERYTHING, Wanted


class Kind(StrEnum):
    """The supervisor's papers."""

    REPORT = "report"
    BRIEF = "brief"
    LETTER = "letter"
    ACCOUNT = "account"


ENDINGS = {
    Kind.REPORT: ("docx", "pdf", "xlsx"),
    Kind.BRIEF: ("pdf", "docx"),
    Kind.LETTER: ("docx", "pdf"),
    Kind.ACCOUNT: ("docx", "pdf"),
}
"""What files each can be."""
MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
NAMES = {
    Kind.REPORT: "bieu-tong-hop",
    Kind.BRIEF: "bao-cao-nhanh",
    Kind.LETTER: "cong-van-don-doc",
    Kind.ACCOUNT: "bao-cao",
}
_TITLES = {
    Kind.REPORT: TITLE.capitalize(),
    Kind.BRIEF: "Báo cáo nhanh tuần",
    Kind.LETTER: f"Công văn {SUBJECT.removeprefix('V/v ')}",
    Kind.ACCOUNT: f"Báo cáo {ABOUT.lower()}",
}


MOST = 2000
"""Overdue tasks that one letter annexes at most: a longer one nobody signs, and its file takes minutes."""


class NoSuchPaper(DondocError):
    """There is no paper of that kind and ending."""


class PaperTooLong(DondocError):
    """The paper would be longer than anybody signs; nothing was made."""


class Order(NamedTuple):
    """A paper as it is asked for: of what, as of when, for whose eyes; `units` are those that a letter is to urge.

    `reader` is the unit of whoever prints it: where that is the body above the office, one page is for its leaders.
    """

    kind: Kind
    ending: str
    moment: dt.datetime
    zone: ZoneInfo
    wanted: Wanted = EVERYTHING
    units: tuple[str, ...] = ()
    office: str = ""
    sight: Sight | None = None
    reader: str = ""


class Made(NamedTuple):
    """A file that was made, with a title for a list and the figures in it, plain as JSON; a letter says whom it urges how often.

    `printed` is a letter's PDF where the file itself is to be edited.
    """

    name: str
    media_type: str
    content: bytes
    title: str
    figures: dict[str, Any]
    urged: dict[str, int]
    printed: bytes | None = None


class _Written(NamedTuple):
    content: bytes
    figures: dict[str, Any]
    about: str
    printed: bytes | None = None


def make_paper(engine: Engine, order: Order) -> Made:
    """The paper; raises NoSuchPaper, PaperTooLong, and what its facts raise (NotFound, NothingToUrge)."""
    if order.ending not in ENDINGS[order.kind]:
        known = ", ".join(ENDINGS[order.kind])
        raise NoSuchPaper(error("paper-ending", kind=order.kind.value, ending=order.ending, known=known))
    content, figures, about, printed = _MAKERS[order.kind](engine, order)
    day = order.moment.astimezone(order.zone).date()
    name = f"{NAMES[order.kind]}-{day.isoformat()}.{order.ending}"
    title = f"{_TITLES[order.kind]}: {about}" if about else _TITLES[order.kind]
    urged = {one["unit"]: len(one["lines"]) for one in figures.get("units", ())}
    return Made(name, MEDIA[order.ending], content, title, figures, urged, printed)


def _report(engine: Engine, order: Order) -> _Written:
    facts = report_facts(engine, order.moment, order.zone, order.wanted, office=order.office, sight=order.sight)
    if order.ending == "xlsx":
        from desk.papers.sheet import report_xlsx

        return _Written(report_xlsx(facts), _report_figures(facts), facts.scope)
    return _Written(_file(report_paper(facts), order.ending, order), _report_figures(facts), facts.scope)


def _account(engine: Engine, order: Order) -> _Written:
    facts = account_facts(engine, order.moment, order.zone, order.wanted, office=order.office, sight=order.sight)
    fields = {"fields": [one._asdict() for one in facts.fields]}
    figures = _report_figures(facts.report) | fields
    return _Written(_file(account_paper(facts), order.ending, order), figures, facts.report.scope)


def _brief(engine: Engine, order: Order) -> _Written:
    from desk.papers.pdf import WORD_SPARE, on_one_page

    facts = brief_facts(
        engine, order.moment, order.zone, order.wanted, office=order.office, sight=order.sight, reader=order.reader
    )
    paper = on_one_page(brief_paper(facts), order.moment, WORD_SPARE if order.ending == "docx" else 0)
    return _Written(_file(paper, order.ending, order), _brief_figures(facts), facts.scope)


def _letter(engine: Engine, order: Order) -> _Written:
    facts, _ = letter_facts(
        engine, order.moment, order.zone, order.wanted, office=order.office, units=order.units, sight=order.sight
    )
    if (lines := sum(len(one.lines) for one in facts.units)) > MOST:
        raise PaperTooLong(error("paper-too-long", lines=lines, most=MOST))
    paper, about = letter_paper(facts), _some([one.unit_name for one in facts.units])
    printed = _file(paper, "pdf", order) if order.ending == "docx" else None
    return _Written(_file(paper, order.ending, order), _letter_figures(facts), about, printed)


_MAKERS = {Kind.REPORT: _report, Kind.BRIEF: _brief, Kind.LETTER: _letter, Kind.ACCOUNT: _account}


def _file(paper: Any, ending: str, order: Order) -> bytes:  # noqa: ANN401  (a Paper of blocks)
    from desk.papers.pdf import pdf
    from desk.papers.word import docx

    return docx(paper, order.moment) if ending == "docx" else pdf(paper, order.moment)


def _report_figures(report: Report) -> dict[str, Any]:
    rows = [{**one._asdict(), "waiting": report.waiting[one.unit]} for one in report.rows]
    late = [one.id for one in report.overdue]
    return {"scope": report.scope, "total": report.total._asdict(), "rows": rows, "overdue": late}


def _brief_figures(brief: Brief) -> dict[str, Any]:
    fields = [{**one.now._asdict(), "before": one.before} for one in brief.fields]
    counts = {state.value: number for state, number in brief.counts.items()}
    late = [one.id for one in brief.late]
    moved = {"before": brief.before, "arisen": brief.arisen, "settled": brief.settled, "redated": brief.redated}
    return {"scope": brief.scope, "states": counts, "overdue": late, "fields": fields, **moved}


def _letter_figures(letter: Letter) -> dict[str, Any]:
    return {
        "units": [
            {
                "unit": one.unit,
                "unit_name": one.unit_name,
                "waiting": one.waiting,
                "correcting": one.correcting,
                "asked": one.asked,
                "lines": [_line(each, letter) for each in one.lines],
            }
            for one in letter.units
        ]
    }


def _line(line: Line, letter: Letter) -> dict[str, Any]:
    """A line as the letter's page shows it, with what its annex tells below the date."""
    if line.due is None:  # what is overdue has a date
        return {}
    of = f"{line.plan_key}:{line.task}"
    found = {"id": line.id, "title": line.title, "due": line.due.isoformat(), "days_late": line.days_late, "of": of}
    zone, waits = letter.zone, phrases.waits_for(line, letter.zone)
    back = phrases.returned(line, letter.moment, zone)
    told = (*phrases.of_date(line, zone), *back, *phrases.asked(line), *([waits] if waits else []))
    same = {"same_day": True} if line.same_day else {}
    period = {"period": line.period} if line.period else {}
    return found | same | period | ({"told": list(told)} if told else {})


def _some(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names):02d} cơ quan, đơn vị"
