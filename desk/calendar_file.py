"""Dates as an iCalendar file (RFC 5545): an all-day entry on the last day in time, told apart for ever by its UID. Pure."""

import datetime as dt
from collections.abc import Iterable

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vDuration

from models.feeds import Dated
from notifications.phrases import clause, limit
from plans.bases import bases
from plans.calendar import Calendar as WorkDays
from plans.dates import last_day
from plans.stages import Stage
from plans.state import ZONE
from plans.wording import label

ALARM = dt.timedelta(hours=8)
"""Eight in the morning, of the last working day before the date."""
_SAID = {
    Stage.DRAFT: "Hạn", Stage.EXECUTE: "Hạn", Stage.REVIEW: "Chờ xác nhận", Stage.DONE: "Hoàn thành",
    Stage.CANCELLED: "Dừng theo dõi",
}  # fmt: skip


def calendar_file(lines: Iterable[Dated], name: str, mark: str, url: str, worked: WorkDays) -> bytes:
    """The calendar of one person; the same lines give the same bytes. `mark` tells this installation's entries from others'."""
    calendar = Calendar()
    head = {
        "PRODID": "-//Don Doc//dondoc//VI", "VERSION": "2.0", "CALSCALE": "GREGORIAN", "X-WR-CALNAME": name,
        "X-WR-TIMEZONE": ZONE.key, "X-PUBLISHED-TTL": "PT1H",
    }  # fmt: skip
    for key, value in head.items():
        calendar.add(key, value)
    calendar.add("REFRESH-INTERVAL", vDuration(dt.timedelta(hours=1), {"VALUE": "DURATION"}))
    calendar.add_component(_zone())
    for line in sorted(lines, key=lambda one: one.id):
        calendar.add_component(_event(line, mark, url, worked))
    return bytes(calendar.to_ical())


def _event(line: Dated, mark: str, url: str, worked: WorkDays) -> Event:
    until = line.correct_by if line.correct_by is not None and line.stage == Stage.EXECUTE else line.due
    day, stage = last_day(until, ZONE), Stage(line.stage)
    title = _title(line)
    event = Event()
    event.add("UID", f"nhiem-vu-{line.id}@{mark}.dondoc")
    event.add("DTSTAMP", line.changed_at.astimezone(dt.UTC))
    event.add("CREATED", line.opened_at.astimezone(dt.UTC))
    event.add("LAST-MODIFIED", line.changed_at.astimezone(dt.UTC))
    event.add("SEQUENCE", line.version)
    event.add("DTSTART", day)
    event.add("DTEND", day + dt.timedelta(days=1))
    event.add("SUMMARY", f"[{_SAID[stage] if until is line.due else 'Hạn bổ sung'}] {title}")
    event.add("DESCRIPTION", _description(line, until, url))
    event.add("STATUS", "CANCELLED" if stage is Stage.CANCELLED else "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT")
    event.add("URL", f"{url.rstrip('/')}/nhiem-vu/{line.id}")
    if stage in (Stage.DRAFT, Stage.EXECUTE):
        event.add_component(_alarm(title, worked.add_working_days(day, -1) - day + ALARM))
    return event


def _title(line: Dated) -> str:
    """What is asked; of a document in limited circulation the number alone."""
    if line.circulation != "internal":
        return line.title
    return f"Nhiệm vụ theo văn bản số {line.number}" if line.number else "Nhiệm vụ theo văn bản lưu hành nội bộ"


def _description(line: Dated, until: dt.datetime, url: str) -> str:
    """Whose it is, from where, until when; what to do about it is a click away."""
    where = clause(line.clause) if line.circulation != "internal" else ""
    basis = ", ".join(part for part in (line.number or "", where) if part)
    said = [
        f"Cơ quan, đơn vị: {line.unit_name}",
        f"Căn cứ: {basis}" if basis else "",
        f"Thời hạn: {limit(until, ZONE)}",
        _why(line, until),
        f"{url.rstrip('/')}/nhiem-vu/{line.id}",
    ]
    return "\n".join(one for one in said if one)


def _why(line: Dated, until: dt.datetime) -> str:
    """Why this day, in one line: the words that set it and how they are counted; of limited circulation nothing."""
    if until is line.correct_by:
        return "Vì sao ngày này: hạn bổ sung do người xác nhận đặt khi trả lại"
    if line.inner:
        return "Vì sao ngày này: hạn nội bộ do đơn vị đặt khi phân công"
    if line.circulation == "internal" or line.rule is None:
        return ""
    words = " ".join(line.rule.text.split())
    rules = [label(f"rule.{one}") for one in bases(line.rule) if one not in ("fixed-stays", "from-the-rule")]
    return f"Vì sao ngày này: {'; '.join([f'“{words}”'] * bool(words) + rules)}"


def _alarm(title: str, trigger: dt.timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", title)
    alarm.add("TRIGGER", trigger)
    return alarm


def _zone() -> Timezone:
    """The office's zone; it also keeps an empty calendar one: RFC 5545 asks for a component."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("TZID", ZONE.key)
    standard.add("DTSTART", dt.datetime(1975, 6, 13))  # noqa: DTZ001  (local time, as the format has it)
    standard.add("TZOFFSETFROM", dt.timedelta(hours=8))
    standard.add("TZOFFSETTO", dt.timedelta(hours=7))
    standard.add("TZNAME", "+07")
    zone.add_component(standard)
    return zone
