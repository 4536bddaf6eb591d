"""One line of a digest in words: what, from where, until when and why, who has it, what to do today, where it opens."""

from collections.abc import Sequence
from typing import NamedTuple

from models.reminding import OpenLine
from notifications import dated, phrases
from notifications.answering import expected
from notifications.digest import Digest, Item
from notifications.escalation import Part, thresholds
from notifications.frames import Frame
from notifications.links import Opens, link_token
from notifications.reminders import Decision, Kind
from notifications.to_do import to_do
from plans.policy import EscalationPolicy
from plans.retelling import retold
from plans.stages import Stage
from plans.state import ZONE
from plans.wording import label

FEW = 5
"""Partners that a line names."""


class Entry(NamedTuple):
    """A line as it is written; empty fields are left out. `status` is set off (bold) after the date; `others` (words, address) are tasks
    that its result answers too.
    """

    number: int
    title: str
    unit: str
    basis: str
    limit: str
    status: str
    officer: str
    confirmer: str
    partners: str
    notes: tuple[str, ...]
    ask: str
    url: str
    others: tuple[tuple[str, str], ...] = ()

    @property
    def hands(self) -> str:
        """Who has it in charge, and who confirms it."""
        named = (("Người thụ lý", self.officer), ("Người xác nhận", self.confirmer))
        return ". ".join(f"{what}: {who}" for what, who in named if who)


def entry(number: int, item: Item, digest: Digest, frame: Frame, others: Sequence[Item] = ()) -> Entry:
    """The line in words for this reader; it stands for `others` too."""
    decision, line, people = item.decision, item.decision.line, frame.people
    unit = people.known.units[line.unit_id]
    confirmer = people.known.units.get(line.confirmer_unit_id or line.plan.office_id or 0)
    officer = people.known.persons.get(line.officer_id or 0)
    confirming = decision.kind is Kind.CONFIRM
    return Entry(
        number,
        phrases.title(line),
        unit.name if unit.id != digest.unit.id else "",
        phrases.basis(line),
        "; ".join(filter(None, (dated.limit(decision, frame.zone), phrases.which_time(line)))),
        dated.status(decision, frame),
        phrases.officer(officer.name if officer else None, gone=line.officer_id is not None),
        confirmer.name if confirmer and not confirming else "",
        _partners(line),
        tuple(
            note
            for note in (
                dated.moved(decision, frame.zone),
                dated.refused(decision, frame),
                dated.waited(decision, frame),
                dated.asked(decision),
                dated.returned(decision, frame),
                _why_ended(decision),
                _collected(line) if confirming else _beside(line),
                _level([item, *others], digest, frame),
                _next_level(item, frame),
            )
            if note
        ),
        to_do(item, people, officer is not None),
        line_url(line.id, digest, frame),
    )


def of_units(made: Entry, items: Sequence[Item], frame: Frame, url: str) -> Entry:
    """The line for several units that are as late with one task: how many and which, without what is of one alone; all of them open."""
    names = [frame.people.known.units[one.decision.line.unit_id].name for one in items]
    more = f" và {phrases.count(len(names) - FEW)} cơ quan, đơn vị khác" if len(names) > FEW else ""
    unit = f"{phrases.count(len(names))} cơ quan, đơn vị: {'; '.join(names[:FEW])}{more}"
    return made._replace(unit=unit, officer="", url=url)


def line_url(number: int, digest: Digest, frame: Frame) -> str:
    """Where the line opens: for a person by a signed link that only shows it, else behind the login."""
    base = frame.url.rstrip("/")
    if not base:
        return ""
    if frame.links is None or digest.person is None:
        return f"{base}/nhiem-vu/{number}"
    return f"{base}/mo/{link_token(frame.links.key, Opens(number, digest.person.id, frame.links.until))}"


def _partners(line: OpenLine) -> str:
    """Who takes part, as printed, the first few of many; of a document in limited circulation nothing."""
    names = () if line.plan.circulation == "internal" else line.task.partners
    more = f" và {phrases.count(len(names) - FEW)} cơ quan, đơn vị khác" if len(names) > FEW else ""
    return "; ".join(names[:FEW]) + more


def _collected(line: OpenLine) -> str:
    """Where several units owe the same: how many are in, in the words of the pages."""
    if line.collected is None:
        return ""
    sent, total = line.collected
    left = f", {label('collect.out', n=phrases.count(total - sent))}" if sent < total else ""
    return f"{label('collect.in', n=phrases.count(sent), of=phrases.count(total))} cơ quan, đơn vị{left}."


def _beside(line: OpenLine) -> str:
    """Of partners that were asked for their part: how many gave it, and who is missing."""
    if line.beside is None or line.stage not in (Stage.DRAFT, Stage.EXECUTE):
        return ""
    asked, given, out, since = line.beside
    said = f"Ý kiến phối hợp: {label('partners.in', n=given, of=asked)}"
    if not out or since is None:
        return f"{said}."
    more = f" và {phrases.count(len(out) - FEW)} cơ quan khác" if len(out) > FEW else ""
    return (
        f"{said}; còn chờ {', '.join(out[:FEW])}{more} (đề nghị từ ngày {phrases.date(since.astimezone(ZONE).date())})."
    )


def _why_ended(decision: Decision) -> str:
    line = decision.line
    shown = decision.kind is Kind.ENDED and line.returned and line.plan.circulation != "internal"
    return f"Lý do kết thúc: {retold(line.returned, 'vi')}." if shown else ""


def _level(items: Sequence[Item], digest: Digest, frame: Frame) -> str:
    """Why a reader above the unit's officer hears of it, and by when an answer is expected to all that the line stands for."""
    item = items[0]
    if item.level < 2:
        return ""
    late, start = phrases.count(item.decision.working), item.decision.start
    answer = expected(items, digest, frame.day, frame.first, frame.calendar)
    if start is not None and start != item.decision.last_day:
        had = phrases.count(frame.calendar.working_days_between(start, frame.day))
        late += f" ngày làm việc, đơn vị đã được giao {had}"
    return f"Báo cáo mức {item.level}: đã quá hạn {late} ngày làm việc. {answer}"


def _next_level(item: Item, frame: Frame) -> str:
    """When the head of the unit will hear of it, while he has not."""
    decision = item.decision
    if decision.kind is not Kind.OVERDUE or item.level != 1 or decision.last_day is None or decision.line.asked_until:
        return ""
    second, start = thresholds(EscalationPolicy(), decision.urgency).get(2), decision.start or decision.last_day
    nobody = not frame.people.of_unit(Part.HEAD, decision.line.unit_id)
    if second is None or frame.calendar.working_days_between(start, frame.day) >= second or nobody:
        return ""
    day = frame.calendar.add_working_days(start, second)
    return f"Từ ngày {phrases.date(day)}, nhiệm vụ này được báo cáo lãnh đạo đơn vị (mức 2)."
