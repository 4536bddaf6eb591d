"""The words of the papers: names as a letterhead has them, dates, where a task comes from. Vietnamese only: readers are officials."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from zoneinfo import ZoneInfo

from desk.papers.blocks import Head
from models.lines import Line
from models.paper_queries import Office
from models.reminding import PlanFacts
from notifications import phrases
from plans import state
from plans.given_late import given_late_on
from plans.moved import told_moves
from plans.now_due import now_due, titled
from plans.stages import Stage
from plans.state import State
from plans.times import event_told, period_told
from plans.waited import told_waited
from plans.wording import label

DOTS = "…………………"
UNSIGNED = "Bản do phần mềm lập để trình ký, chưa có giá trị văn bản."
FORMULA = (
    "(*) Tỷ lệ đúng hạn = hoàn thành đúng hạn / (hoàn thành đúng hạn + hoàn thành quá hạn + đang thực hiện quá hạn)"
)
_COUNCIL = "Ủy ban nhân dân"
_SIGNERS = (("Văn phòng", "CHÁNH VĂN PHÒNG"), ("Sở", "GIÁM ĐỐC"), ("Bộ", "BỘ TRƯỞNG"), (_COUNCIL, "CHỦ TỊCH"))
_COMMUNE = re.compile(r"\b(xã|phường|đặc khu) \w", re.IGNORECASE)
_PLACE = re.compile(rf"^{_COUNCIL} (tỉnh|thành phố|xã|phường|đặc khu) ", re.IGNORECASE)


def as_of(moment: dt.datetime, zone: ZoneInfo) -> str:
    """“Số liệu tính đến 07 giờ 30 ngày 09/12/2026”."""
    return f"Số liệu tính đến {phrases.hour(moment, zone)} ngày {phrases.date(moment.astimezone(zone).date())}"


def number(count: int) -> str:
    """A count as the office writes it: 00, 02, 131, 2.076."""
    return f"{count:02d}" if count < 1000 else f"{count:,}".replace(",", ".")


def percent(share: float | None) -> str:
    """88,4%; a dash where nothing can be judged yet."""
    return "–" if share is None else state.percent(share)


def formula(counts: Mapping[State, int]) -> str:
    """How the share is reckoned, with the figures in it."""
    return f"{FORMULA}{of}." if (of := fraction(counts)) else f"{FORMULA}: chưa có nhiệm vụ nào để tính."


def fraction(counts: Mapping[State, int]) -> str:
    """“ = 02/08”, of which the share is made; empty where nothing can be judged yet."""
    good = counts[State.DONE_ON_TIME]
    of = good + counts[State.DONE_LATE] + counts[State.OPEN_OVERDUE]
    return f" = {number(good)}/{number(of)}" if of else ""


def some(names: Sequence[str], most: int, rest: str = "cơ quan, đơn vị khác") -> str:
    """The first names of many; the rest is a number."""
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} và {number(len(names) - most)} {rest}"


def title(line: Line) -> str:
    """What is asked, the document's own words where the title is cut; nothing of a document in limited circulation."""
    if _internal(line):
        return "Nhiệm vụ theo văn bản lưu hành nội bộ"
    cut = line.title.removesuffix(now_due(line.title, line.moves, line.due)).endswith("…")
    whole = " ".join(line.quote.split()) if cut else ""
    return titled(whole, line.moves, line.due) if whole else line.title


def basis(line: Line, issued: dt.date | None) -> str:
    """From which place of which document."""
    plan = PlanFacts(0, line.number, line.plan_title, issued, line.issuer, line.urgency, line.circulation, None)
    return phrases.cited(plan, line.clause, line.said or "")


def due(line: Line, zone: ZoneInfo) -> str:
    """The last day in time, and below it the document's own words for it; of a date that was moved what moved it."""
    if line.due is None:
        return label("due.none")
    words = "" if _internal(line) else line.due_text.strip()
    return phrases.dated(line.due, line.moves, f"“{words}”" if words else "", zone, "\n")


def days_late(line: Line) -> str:
    """How many days it is late, in a column of days; of what is late by hours of its last day alone that it is of the same day."""
    return label("count.same-day") if line.same_day else number(line.days_late)


def of_date(line: Line, zone: ZoneInfo) -> tuple[str, ...]:
    """What is to be known of a date beside it: of which event it is, that it had passed when it was given, what moved it since."""
    told = (
        event_told(line.occurrence),
        given_late_on(line.due, line.opened_at, "vi", zone, line.moves),
        told_moves(line.moves, zone=zone),
    )
    return tuple(one for one in told if one)


def period(line: Line) -> tuple[str, ...]:
    """Which month's it is, of monthly work."""
    return (told,) if (told := period_told(line.period)) else ()


def asked(line: Line) -> tuple[str, ...]:
    """That more time was asked for: nobody has answered, or it was refused or left unanswered when the date had passed."""
    day = line.asked_until
    return (*((label("extension.asked-until", day=day.isoformat()).lower(),) if day else ()), *waited(line))


def waited(line: Line) -> tuple[str, ...]:
    """Of what is late, that more time was asked for in time, and refused late or never answered."""
    return (told,) if (told := told_waited(line.waited)) else ()


def returned(line: Line, moment: dt.datetime, zone: ZoneInfo) -> tuple[str, ...]:
    """Of what was sent and came back: until when it was to be corrected, and that this has passed too."""
    if line.correct_by is None or line.stage == Stage.REVIEW.value:
        return ()
    passed = ", đã qua" if line.correct_by <= moment else ""
    return (f"đã gửi, được trả lại; hạn bổ sung {phrases.limit(line.correct_by, zone)}{passed}",)


def late_due(line: Line, zone: ZoneInfo) -> str:
    """The same as `due`, and below it which month's it is, and when it was given, where it had passed by then."""
    told = (*period(line), given_late_on(line.due, line.opened_at, "vi", zone, line.moves))
    return due(line, zone) + "".join(f"\n({one})" for one in told if one)


def waits_for(line: Line, zone: ZoneInfo, name: Callable[[str], str] = str, most: int = 4) -> str:
    """Which partners it waits for, and since when the first of these was asked; empty where for none: the unit answers all the same."""
    if not line.parts_out or line.parts_since is None:
        return ""
    named = some([name(one) for one in line.parts_out], most, "cơ quan khác")
    since = line.parts_since.astimezone(zone).date()
    return f"chờ {number(len(line.parts_out))} cơ quan phối hợp: {named}, từ ngày {since:%d/%m}"


def head(office: Office | None, year: int, subject: str = "", numbered: bool = True) -> Head:
    """The two columns above a document of the office; what is not known stays dotted."""
    place = _place(office)
    dated = f"{place}, ngày      tháng      năm {year}"
    if office is None:
        return Head((), (DOTS,), "Số:        /" if numbered else "", subject, dated)
    own, above = office.name, office.parent or ""
    if own.startswith((_COUNCIL, "Bộ ")):
        above = ""
    for tail in (above, office.province or ""):
        own = own.removesuffix(f" {tail}") if tail else own
    if place != DOTS:
        own = re.sub(rf" (tỉnh|thành phố) {re.escape(place)}$", "", own) if not own.startswith(_COUNCIL) else own
    return Head(_split(above), _split(own), "Số:        /" if numbered else "", subject, dated)


def signer(office: Office | None) -> tuple[str, ...]:
    """Whose signature stands below, by what kind of office it is; dotted where that cannot be told."""
    name = office.name if office else ""
    role = next((role for start, role in _SIGNERS if name.startswith(start)), DOTS)
    return ("TM. ỦY BAN NHÂN DÂN", role) if name.startswith(_COUNCIL) else (role,)


def office_name(office: Office | None) -> str:
    """The office's name in a sentence."""
    return office.name if office else DOTS


def short(name: str, office: Office | None) -> str:
    """A unit's name in a narrow column, for readers of its own province: UBND xã An Bình, Sở Nội vụ, Văn phòng UBND tỉnh."""
    area = (office.province or office.name) if office else ""
    if not (found := _PLACE.match(area)):
        return re.sub(rf"\b{_COUNCIL}\b", "UBND", name)
    of = area.removeprefix(f"{_COUNCIL} ")
    own = phrases.at_home(name, of)
    if own.startswith("Sở ") or _COMMUNE.search(own):
        return own.removesuffix(f" {of}")
    return f"{own.removesuffix(of)}{found[1]}" if own.endswith(f" {of}") else own


def _internal(line: Line) -> bool:
    return line.circulation == "internal"


def _place(office: Office | None) -> str:
    """The name of the place that stands before the date: of a province its own name."""
    name = (office.province or office.name) if office else ""
    found = _PLACE.match(name)
    return name[found.end() :] if found else DOTS


def _split(name: str) -> tuple[str, ...]:
    """A name in capitals, a People's Committee in two lines."""
    if name.startswith(f"{_COUNCIL} "):
        return (_COUNCIL.upper(), name.removeprefix(f"{_COUNCIL} ").upper())
    return (name.upper(),) if name else ()
