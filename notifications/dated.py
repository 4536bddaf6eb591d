"""What a line of a digest says of its date: until when and why, how late it is, what moved it or was refused, what came back."""

import datetime as dt
from zoneinfo import ZoneInfo

from models.reminding import OpenLine
from notifications import phrases
from notifications.frames import Frame
from notifications.reminders import Decision, Kind
from plans.dates import day_off
from plans.extending import GRANT
from plans.given_late import given_late_on
from plans.moved import asked_in_time, late_by, told_moves
from plans.plan import Force
from plans.retelling import without_late
from plans.stages import Stage
from plans.state import ZONE, Facts, days_late, within_day
from plans.times import days_told
from plans.waited import Waited, in_vain, late_when_refused, told_waited
from plans.wording import label


def limit(decision: Decision, zone: ZoneInfo) -> str:
    """The last day in time and, in quotation marks, the words of the document that set it."""
    line = decision.line
    if line.due is None:
        return label("due.none")
    if line.moves and decision.moved is None:
        return phrases.dated(line.due, line.moves, "", zone)
    said = "" if line.moves else phrases.reason(line)  # the document's words are of another date
    reckoned = ", tính theo mức độ khẩn" if (line.task.due or {}).get("kind") == "immediate" else ""
    if not said and "FREQ=YEARLY" in (line.task.due or {}).get("rrule", "") and line.plan.circulation != "internal":
        return f"{phrases.limit(line.due, zone)} ({label('rule.proposed', 'vi')})"
    return phrases.limit(line.due, zone) + (f" (“{said}”{reckoned})" if said else "")


def status(decision: Decision, frame: Frame) -> str:
    """How many days are left or it is late by; of a result that waits when it was sent."""
    days = phrases.count(abs(decision.days))
    if decision.kind is Kind.OVERDUE:
        return f"quá hạn {days} ngày{_given_late(decision.line)}"
    if decision.kind is Kind.CONFIRM:
        handed = _handed(decision.line, decision.last_day) if decision.last_day else ""
        late = ", chờ xác nhận quá 02 ngày làm việc (không tính cho đơn vị)" if decision.working else ""
        return handed + late
    if decision.kind is Kind.ENDED and decision.last_day:
        return f"kết thúc ngày {phrases.date(decision.last_day)}"
    if decision.kind is Kind.RETURNED:
        return _late_at_first(decision.line, frame) if decision.late else ""
    if decision.last_day is None:
        return ""
    if decision.days < 0:
        return f"quá hạn {days} ngày{_given_late(decision.line)}"
    if decision.days == 0 and decision.line.due is not None and decision.line.due <= frame.now:
        return "quá hạn trong ngày"
    return "đến hạn hôm nay" if decision.days == 0 else f"còn {days} ngày{_rests(decision.last_day, frame)}"


def _late_at_first(line: OpenLine, frame: Frame) -> str:
    """Of what came back and was late when it was handed in: how many days, and when that was."""
    late = days_told(days_late(_facts(line), frame.now), within_day(_facts(line), frame.now))
    sent = line.credited_at and phrases.date(line.credited_at.astimezone(frame.zone).date())
    until = f" (tính đến lần gửi ngày {sent})" if sent else ""
    return f"đã quá hạn {late}{until}" if late else ""


def _rests(last: dt.date | None, frame: Frame) -> str:
    """Of a last day that is a day off, which one it is, and that today is the last working day before it."""
    day, calendar = frame.day, frame.calendar
    if last is None or last < day or calendar.is_working(last):
        return ""
    ends = "; hôm nay là ngày làm việc cuối" if calendar.previous_working(last) == day else ""
    return f", rơi vào ngày nghỉ ({day_off(last, calendar)}){ends}"


def _handed(line: OpenLine, day: dt.date) -> str:
    """When a result that waits was sent, of a correction in time also when at first: that day counts; and how late it is."""
    at = line.credited_at
    if at is None:
        return f"gửi kết quả ngày {phrases.date(day)}"
    first = at.astimezone(ZONE).date()
    facts = Facts(Stage.REVIEW, line.due, Force(line.force), at, None)
    by = days_told(days_late(facts, at), within_day(facts, at))
    late = f", muộn {by} so với thời hạn" if by else ""
    if first >= day:
        return f"gửi kết quả ngày {phrases.date(day)}{late}"
    again = f"; bổ sung ngày {phrases.date(day)}, đúng hạn bổ sung nên tính theo lần gửi đầu"
    return f"gửi kết quả lần đầu ngày {phrases.date(first)}{late}{again}"


def _given_late(line: OpenLine) -> str:
    """Of what was given when its day had passed, when that was."""
    told = given_late_on(line.due, line.opened_at, moves=line.moves)
    return f", {told}" if told else ""


def moved(decision: Decision, zone: ZoneInfo) -> str:
    """That the date was moved: from what to what, when, on which basis and why."""
    if decision.moved is None:
        return ""
    line, (at, before, note, act, _) = decision.line, decision.moved
    old, new = (phrases.limit(one, zone) if one else label("due.none", "vi").lower() for one in (before, line.due))
    on = phrases.date(at.astimezone(zone).date())
    why = without_late(note.partition("; ")[2]) if line.plan.circulation != "internal" else ""
    at_move = next((n for n, one in reversed([*enumerate(line.moves)]) if one.before == before), None)
    kept = told_moves([one for one in line.moves[: at_move or 0] if one.kept], zone=zone)
    record = f" Trước đó: {kept}." if kept else ""
    asked = asked_in_time(line.moves[at_move], zone=zone) if at_move is not None else ""
    in_time = f"; {asked}" if asked else ""
    by = late_by(line.moves[at_move]) if at_move is not None and line.moves[at_move].late else ""
    late = f" {by} (vẫn ghi đã quá hạn{in_time})" if by else ""
    if act == GRANT:
        said = f"Được gia hạn ngày {on}{late}: từ {old} đến {new}.{record}"
        return said + (f" Ý kiến: {why.rstrip('.')}." if why else "")
    said = f"Thời hạn được điều chỉnh ngày {on}{late}: từ {old} thành {new}.{record}"
    return f"{said} Căn cứ, lý do: {why.rstrip('.')}." if why else said


def refused(decision: Decision, frame: Frame) -> str:
    """That more time was asked for and not granted, when and why; of what was answered late that it was asked for in time."""
    if decision.refused is None:
        return ""
    at, zone = decision.refused.at, frame.zone
    why = decision.refused.note.rstrip(".") if decision.line.plan.circulation != "internal" else ""
    late = next((one for one in _in_vain(decision.line, frame) if one.refused == at), None)
    asked = phrases.date(late.asked.astimezone(zone).date()) if late else ""
    told = f" {late_when_refused(late)} (đơn vị đã đề nghị từ ngày {asked}, trước khi hết hạn)" if late else ""
    said = (
        f"Đề nghị gia hạn không được đồng ý ngày {phrases.date(at.astimezone(zone).date())}{told}, thời hạn giữ nguyên."
    )
    return said + (f" Lý do: {why}." if why else "")


def waited(decision: Decision, frame: Frame) -> str:
    """Of what is late, that more time was asked for in time and refused late: part of the days are ours."""
    refused = decision.refused.at if decision.refused else None
    told = told_waited([one for one in _in_vain(decision.line, frame) if one.refused != refused or not refused])
    return f"{told[0].upper()}{told[1:]}." if told and decision.kind is not Kind.ENDED else ""


def _in_vain(line: OpenLine, frame: Frame) -> tuple[Waited, ...]:
    return in_vain(line.waited, _facts(line), frame.now) if line.waited else ()


def _facts(line: OpenLine) -> Facts:
    return Facts(line.stage, line.due, Force(line.force), line.credited_at, line.correct_by)


def asked(decision: Decision) -> str:
    """That more time was asked for and nobody answered yet; of a late result that confirming it ends that."""
    day = decision.line.asked_until if decision.kind is not Kind.ENDED else None
    if day and decision.kind is Kind.CONFIRM:
        return f"{label('extension.confirm-ends', 'vi', day=day.isoformat())}."
    return f"Đã đề nghị gia hạn đến {phrases.date(day)}, chưa có trả lời; thời hạn giữ nguyên." if day else ""


def returned(decision: Decision, frame: Frame) -> str:
    """The reason of the return and the date of the correction, while it runs; afterwards that it was missed."""
    line, zone = decision.line, frame.zone
    if line.correct_by is None or decision.kind in (Kind.CONFIRM, Kind.ENDED):
        return ""
    if decision.kind is not Kind.RETURNED:
        return f"Hạn bổ sung {phrases.limit(line.correct_by, zone)} đã qua, kết quả bị trả lại chưa được gửi lại."
    shown = line.returned and line.plan.circulation != "internal"
    back = f"Trả lại ngày {phrases.date((line.returned_at or line.changed_at).astimezone(zone).date())}"
    why = f"{back}, lý do: {line.returned}. " if shown else f"{back}. "
    rests = _rests(decision.last_day, frame)
    met = " Bổ sung đúng hạn này thì tính theo lần gửi đầu." if line.credited_at and line.due else ""
    return f"{why.replace('.. ', '. ')}Hạn bổ sung: {phrases.limit(line.correct_by, zone)}{rests}.{met}"
