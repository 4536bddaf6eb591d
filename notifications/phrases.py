"""Small phrases of the mails: dates, counts, documents, clauses, names of units. Vietnamese only: readers are officials."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from zoneinfo import ZoneInfo

from models.reminding import OpenLine, PlanFacts
from plans.dates import last_day, last_hour
from plans.extending import Extension
from plans.moved import Moved, told_moves
from plans.now_due import titled
from plans.recurrence import period_of, words_of
from plans.state import ZONE
from plans.times import which_time as named_time

SHORT_NAME = 16
"""Characters of a unit's name in a subject at most, so that the counts stay within the first 45."""
_KINDS = {
    "CT": "Chỉ thị", "KH": "Kế hoạch", "CĐ": "Công điện", "NQ": "Nghị quyết", "QĐ": "Quyết định", "TB": "Thông báo",
    "KL": "Kết luận", "CTR": "Chương trình", "ĐA": "Đề án", "HD": "Hướng dẫn", "BC": "Báo cáo",
}  # fmt: skip
_LETTERS_OF = ("UBND", "HĐND", "VPCP", "TTG")
"""Bodies whose abbreviation stands where other documents have their kind: a công văn has none."""
_ANY_PLACE = r"(?:tỉnh|thành phố)\s+\S.*"
_ROMAN = re.compile(r"^[IVXLC]+$")


def count(number: int) -> str:
    """A number below ten with a zero: 02, 131."""
    return f"{number:02d}"


@lru_cache(maxsize=4096)
def date(day: dt.date) -> str:
    """09/12/2026."""
    return day.strftime("%d/%m/%Y")


def hour(moment: dt.datetime, zone: ZoneInfo = ZONE) -> str:
    """07 giờ 30."""
    return moment.astimezone(zone).strftime("%H giờ %M")


@lru_cache(maxsize=4096)
def limit(moment: dt.datetime, zone: ZoneInfo = ZONE) -> str:
    """The last moment in time: its day, with the hour where one was set."""
    local = moment.astimezone(zone)
    day = date(last_day(moment, zone))
    return day if (local.hour, local.minute) == (0, 0) else f"{local:%H giờ %M} ngày {day}"


def brief_limit(moment: dt.datetime, today: dt.date, zone: ZoneInfo = ZONE) -> str:
    """The same in a short text: 09/12, the year where it is another than today's, the hour where one was set (17g00 ngày 09/12)."""
    local, day = moment.astimezone(zone), last_day(moment, zone)
    shown = f"{day:%d/%m}" if day.year == today.year else date(day)
    return shown if (local.hour, local.minute) == (0, 0) else f"{local:%Hg%M} ngày {shown}"


def dated(due: dt.datetime, moves: Sequence[Moved], words: str, zone: ZoneInfo = ZONE, before: str = " ") -> str:
    """A date with what moved it, or else the words that say why it is that: those are of the date before."""
    told = told_moves(moves, zone=zone)
    return limit(due, zone) + (f" ({told})" if told else f"{before}({words})" if words else "")


def more_time(one: Extension, zone: ZoneInfo = ZONE, today: dt.date | None = None) -> str:
    """From which date to which day: the date of now, and what it was when more time was asked for where that is another. With `today`
    that the day has passed: another one alone can be agreed to. Of a result that came late meanwhile that it waits.
    """
    before = f" (khi đề nghị: {limit(one.due, zone)})" if one.moved else ""
    late = " (không muộn hơn thời hạn đang có)" if one.overtaken else ""
    late = " (ngày đề nghị đã qua)" if today and one.until < today and not (late or one.sent) else late
    sent = f" (kết quả đã gửi ngày {date(one.sent.astimezone(zone).date())}, chờ xác nhận)" if one.sent else ""
    return f"từ {limit(one.stands, zone)}{before} đến {date(one.until)}{late}{sent}"


@lru_cache(maxsize=4096)
def document(plan: PlanFacts) -> str:
    """The document as it is cited: kind, number and date; a plan without a number by its title."""
    if plan.circulation == "internal":
        return f"văn bản số {plan.number}" if plan.number else "văn bản lưu hành nội bộ"
    if not plan.number:
        return f"văn bản “{plan.title}”{_dated(plan)}"
    kind = _kind(plan.number)
    by = f" của {plan.issuer}" if plan.issuer else ""
    return f"{kind} số {plan.number}{_dated(plan)}{by}"


def brief_document(plan: PlanFacts) -> str:
    """The document in a short text: its number alone, or the day of what has none."""
    return plan.number or ("văn bản nội bộ" if plan.circulation == "internal" else f"việc giao{_dated(plan)}")


def brief_place(line: OpenLine) -> str:
    """The same with the place in it, which tells one task of a document from the next; of limited circulation the number alone."""
    place = "" if line.plan.circulation == "internal" or not line.plan.number else clause(line.task.clause)
    return f"{brief_document(line.plan)} {place}".strip()


@lru_cache(maxsize=4096)
def clause(path: str | None) -> str:
    """The place in the document in words: "1.a" is điểm a khoản 1; empty where there is none."""
    if not path:
        return ""
    if closing := re.fullmatch(
        r"kết(?:\.(\d+))?", path
    ):  # a letter may have no other paragraphs: nothing of it is a closing part
        return f"đoạn không số {closing[1] or ''}".strip()
    steps = path.split(".")
    words = [_step(step, before) for step, before in zip(steps, ["", *steps], strict=False)]
    return " ".join(reversed(words))


def basis(line: OpenLine) -> str:
    """From which place of which document; of one in limited circulation the number alone."""
    return cited(line.plan, line.task.clause, line.task.said)


def cited(plan: PlanFacts, path: str | None, said: str) -> str:
    """From which place of which document a task is; without a document what was said, else that it was given directly."""
    internal = plan.circulation == "internal"
    if not plan.number and not path and not internal:
        text = " ".join(said.split()) or f"nhiệm vụ giao trực tiếp{_dated(plan)}"
    else:
        text = f"{'' if internal else clause(path)} {document(plan)}".strip()
    return text[0].upper() + text[1:]


def title(line: OpenLine) -> str:
    """What is asked, with the date of now where it names one that was moved; nothing of a document in limited circulation."""
    return title_of(line.plan.circulation, titled(line.task.title, line.moves, line.due))


def title_of(circulation: str, words: str) -> str:
    """The same of a title."""
    return "Nhiệm vụ theo văn bản lưu hành nội bộ" if circulation == "internal" else words


def officer(name: str | None, *, gone: bool) -> str:
    """Who has it in charge; `gone`: somebody was named who works here no more."""
    return name or ("đã nghỉ, cần phân công người khác" if gone else "chưa phân công")


def reason(line: OpenLine) -> str:
    """The words of the document that set the date; none of a date that is a unit's own, or by another rule than the one of now."""
    text = words_of(line.task.due, line.occurrence, last_hour(line.due)).strip()
    return "" if line.plan.circulation == "internal" or line.inner else text


def which_time(line: OpenLine) -> str:
    """Which event or period it is of, where several times of the same task may be open; empty where neither names it."""
    return named_time(line.occurrence, period_of(line.task.due, line.occurrence))


@lru_cache(maxsize=4096)
def at_home(name: str, place: str = "") -> str:
    """A unit's name for readers of its own province or city: UBND xã Tân Lập, without ", tỉnh Sông Thao" after it.

    With `place` ("tỉnh Sông Thao") only that one is left out: a name of elsewhere keeps its own.
    """
    name = re.sub(r"\b(Ủy|Uỷ) ban nhân dân", "UBND", name, flags=re.IGNORECASE)
    return re.sub(rf"\s*,\s+{re.escape(place) if place else _ANY_PLACE}$", "", name, flags=re.IGNORECASE)


@lru_cache(maxsize=4096)
def office(title: str, unit: str) -> str:
    """Whose office somebody holds where: a title that ends as the unit's name begins says that word once (Giám đốc Sở Tài chính)."""
    if unit in title:
        return title
    held, of = title.split(), unit.split()
    shared = range(min(len(held), len(of)), 0, -1)
    said = next((n for n in shared if [*map(str.casefold, held[-n:])] == [*map(str.casefold, of[:n])]), 0)
    return " ".join([*held, *of[said:]])


@lru_cache(maxsize=4096)
def short_name(name: str) -> str:
    """A unit's name in a subject: SNV for Sở Nội vụ, VP UBND tỉnh, UBND xã Tân Lập."""
    name = at_home(name)
    own = re.sub(r"\s+(tỉnh|thành phố)\s+\S.*$", "", name)
    if name.startswith("Văn phòng "):
        name = own.replace("Văn phòng", "VP")
    elif name.startswith(("Sở ", "Bộ ", "Ban ")):
        return "".join(word[0] for word in re.split(r"[\s,–-]+", own) if word and word != "và").upper()[:8]
    if len(name) > SHORT_NAME:
        name = re.sub(r"^((?!UBND).*\s(?:tỉnh|thành phố))\s+\S.*$", r"\1", name)
        name = re.sub(r"^UBND (tỉnh|thành phố|phường|xã|đặc khu) ", "UBND ", name)
    return name if len(name) <= SHORT_NAME else name[: SHORT_NAME - 1].rstrip() + "…"


def _dated(plan: PlanFacts) -> str:
    return f" ngày {date(plan.issued)}" if plan.issued else ""


def _kind(number: str) -> str:
    """The kind that a number names: 07/CT-UBND, the Party's 31-CT/TU; 5120/UBND-NC, without one, is a công văn."""
    found = re.match(r"\d+-([^\W\d_]+)/", number) or re.search(r"/(?:\d{4}/)?([^\W\d_]+)", number)
    symbol = found.group(1).upper() if found else ""
    return _KINDS.get(symbol, "Công văn" if symbol in _LETTERS_OF else "văn bản")


def _step(step: str, before: str) -> str:
    if _ROMAN.match(step):
        return f"mục {step}"
    if step.isdigit():
        if before.startswith("PL"):
            return f"mục {step}"
        return f"khoản {step}" if not before or _ROMAN.match(before) else f"ý {step}"
    if annex := re.fullmatch(r"PL(\d*)", step):
        return f"Phụ lục {annex[1]}".strip()
    if news := re.fullmatch(r"p(\d+)", step):
        return f"đoạn {news[1]}"
    return f"điểm {step}" if len(step) <= 2 else step
