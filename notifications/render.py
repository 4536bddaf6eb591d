"""A digest in words: subject, plain text, HTML and a short text for a group. Templates are compiled once a process.

Nothing of a document in limited circulation but its number gets into a message.
"""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import jinja2

from notifications import contributing, on_event, phrases
from notifications.asking import About
from notifications.digest import Digest, Item, shown_as
from notifications.entries import Entry, entry, line_url, of_units
from notifications.escalation import Part
from notifications.frames import Frame
from notifications.listed import list_page, number_pages, overdue_of, unheard_page
from notifications.near import named
from notifications.reminders import Kind
from notifications.standing import WATCHED, is_overdue
from notifications.times import Told, as_told, counted, told_result, told_times
from plans.late import told_late
from plans.policy import SOON_DAYS
from plans.stages import Stage

SECTIONS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Chờ đồng chí duyệt gửi", ()),
    ("Đã quá hạn", (Kind.OVERDUE,)),
    ("Được trả lại, yêu cầu bổ sung", (Kind.RETURNED,)),
    ("Sắp đến hạn", (Kind.TODAY, Kind.BEFORE)),
    ("Thời hạn được điều chỉnh", (Kind.REDATED,)),
    ("Chờ tiếp nhận, phân công", (Kind.UNASSIGNED,)),
    ("Kết quả chờ xác nhận", (Kind.CONFIRM,)),
    ("Đã kết thúc, không phải thực hiện nữa", (Kind.ENDED,)),
    ("Không được gia hạn, thời hạn giữ nguyên", (Kind.KEPT,)),
)
_GIVEN = "Mới giao, chưa phân công"
"""The heading of what was given and needs no receiving, where nothing else stands under it."""
MAX_ENTRIES = 30
"""Lines of a section that are written out; the rest is a number and a link."""
MOST_ORPHANS = 20
"""Units without a contact that a mail names; the others are counted."""
SHORT_LENGTH = 600
"""Characters of the text for a group: always fewer than this."""
_SUBJECT = (
    ("chờ duyệt gửi", 0),
    ("quá hạn", 1),
    ("bổ sung", 2),
    ("sắp đến hạn", 3),
    ("đổi thời hạn", 4),
    ("không được gia hạn", 8),
)
_CONFIRM = (("chờ xác nhận", 6),)
_LATER = (*_CONFIRM, ("đã kết thúc", 7))
_ASKED = {
    About.HAND_OVER: (
        "Đề nghị chuyển giao chờ đồng ý",
        "Đề nghị chuyển giao chờ đồng chí đồng ý",
        "đồng ý, hoặc không chuyển giao kèm lý do",
    ),
    About.TIME: (
        "Đề nghị gia hạn chờ quyết định",
        "Đề nghị gia hạn chờ đồng chí quyết định",
        "đồng ý, đồng ý đến ngày khác hoặc không đồng ý kèm lý do; thời hạn giữ nguyên khi chưa trả lời",
    ),
}
"""Of what waits for an answer: in few words, the heading of its section, what is to be done."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class Rendered(NamedTuple):
    """A digest in words. `short` is under 600 characters and says nothing of what a document asks."""

    subject: str
    text: str
    html: str
    short: str


class Section(NamedTuple):
    """A part of the mail: Roman number, heading, how many of what, its entries, how many more there are, and where all of them open."""

    number: str
    heading: str
    total: str
    noun: str
    entries: tuple[Entry, ...]
    more: str
    url: str


def render(digest: Digest, frame: Frame) -> Rendered:
    """The digest as subject, text, HTML and short text."""
    sections = _sections(digest, frame)
    wished = len(sections) + bool(digest.wished)
    words = {
        "to": _to(digest),
        "subject": subject(digest, frame.day),
        "office": frame.office,
        "receiver": digest.unit.name,
        "moment": f"{phrases.hour(frame.now, frame.zone)} ngày {phrases.date(frame.day)}",
        "sections": sections,
        "orphans": [(unit.name, phrases.count(count)) for unit, count in digest.orphans[:MOST_ORPHANS]],
        "orphans_more": phrases.count(more) if (more := len(digest.orphans) - MOST_ORPHANS) > 0 else "",
        "wished": [contributing.entry(one, line_url(one.awaited.assignment, digest, frame)) for one in digest.wished],
        "wished_do": contributing.to_do(digest.wished),
        "wished_number": _ROMAN[len(sections)],
        "wished_total": phrases.count(len(digest.wished)),
        "duties": [(one, link(frame.url, one.path)) for one in map(on_event.entry, digest.duties[:MAX_ENTRIES])],
        "duties_more": phrases.count(more) if (more := len(digest.duties) - MAX_ENTRIES) > 0 else "",
        "duties_head": (_ROMAN[wished], on_event.TITLE, phrases.count(len(digest.duties)), on_event.TO_DO),
        "orphans_number": _ROMAN[wished + bool(digest.duties)] if digest.orphans else "",
        "orphans_url": link(frame.url, unheard_page(digest)) if digest.orphans and digest.items else "",
        "asked": _asked(digest, frame, wished + bool(digest.duties) + bool(digest.orphans)),
        "rest": _rest(digest, frame),
        "why": why(digest),
        "contact": _contact(frame),
        "list_url": link(frame.url, list_page(digest, frame.people)) if digest.items or digest.orphans else "",
        "numbers": [(words, link(frame.url, path)) for words, path in number_pages(digest, frame.people) if frame.url],
    }
    text, html = _templates()
    return Rendered(words["subject"], text.render(words), html.render(words), short(digest, frame))  # type: ignore[arg-type]


def subject(digest: Digest, day: dt.date) -> str:
    """The whole message in its first characters: overdue, returned, due soon, redated; other work only where none of these is told today.

    What is overdue, due soon, or waits to be confirmed is counted as it stands, told today or not; what waits for the reader alone
    stands before what he watches.
    """
    found = [counted(_of_section(digest, kinds)) for _, kinds in SECTIONS]
    watched, calm = _watched(digest), not any(found[:5]) and not found[8]
    found[1] += digest.rest.overdue - len(watched)
    found[1] += digest.late.sent if found[1] else 0
    found[3] += digest.rest.soon
    found[6] = max(found[6], digest.standing.review) if found[6] or watched else 0
    many = max(len(watched), digest.standing.watched)
    followed = [*_counted(found, _CONFIRM), f"{phrases.count(many)} nhiệm vụ theo dõi quá hạn"] if watched else []
    back = [one + _late_of(digest, found[2]) for one in _counted(found, _SUBJECT[2:3])]
    late = [one + _sent_late(digest) for one in _counted(found, _SUBJECT[1:2])]
    parts = _counted(found, _SUBJECT[:1]) + late + followed + back + _counted(found, _SUBJECT[3:])
    if calm:  # nothing of this is told today: what is told stands beside it
        parts += [*_wished(digest), *_new(digest), *_counted(found, _LATER), *_duties(digest)]
    elif not followed:
        parts += _counted(found, _CONFIRM)
    times = sum(one.about is About.TIME for one in digest.asks)
    if parts and times:
        parts.append(f"{phrases.count(times)} đề nghị gia hạn")
    if not parts and digest.asks:
        parts = [f"{phrases.count(many)} {words.lower()}" for words, many in _asks(digest)]
    if not parts:
        parts = [f"{phrases.count(len(digest.orphans))} cơ quan chưa có đầu mối"]
    stamp = "Hỏa tốc" if digest.urgent else "Nhắc việc"
    return f"[{stamp} {day:%d/%m}] {phrases.short_name(digest.unit.name)}: {', '.join(parts)}"


def _late_of(digest: Digest, many: int) -> str:
    """How many of the returned ones are overdue: their first hand-in was late."""
    late = sum(one.decision.late for one in _of_section(digest, (Kind.RETURNED,)))
    return "" if not late else " (đã quá hạn)" if late == many else f" ({phrases.count(late)} đã quá hạn)"


def _sent_late(digest: Digest) -> str:
    """How many of the overdue ones were sent and wait for others: figures and pages count them too."""
    return f" ({phrases.count(digest.late.sent)} chờ xác nhận)" if digest.late.sent else ""


def _watched(digest: Digest) -> list[Item]:
    """What of others he is told is overdue."""
    late = _of_section(digest, (Kind.OVERDUE,))
    return [one for one in late if one.part in WATCHED and one.decision.line.unit_id != digest.unit.id]


def _new(digest: Digest) -> list[str]:
    """What waits to be received, and what was given and needs no receiving."""
    items = _of_section(digest, (Kind.UNASSIGNED,))
    parts = [[one for one in items if (one.decision.line.stage is Stage.DRAFT) is draft] for draft in (True, False)]
    words = ("chờ tiếp nhận", "mới giao")
    return [f"{phrases.count(counted(part))} {said}" for part, said in zip(parts, words, strict=True) if part]


def _wished(digest: Digest) -> list[str]:
    return [f"{phrases.count(len(digest.wished))} đề nghị phối hợp"] if digest.wished else []


def _duties(digest: Digest) -> list[str]:
    return [f"{phrases.count(len(digest.duties))} việc khi phát sinh"] if digest.duties else []


def why(digest: Digest) -> str:
    """Why this reader gets it, in one sentence."""
    reasons = {
        Part.CONTACT: f"đồng chí là đầu mối theo dõi nhiệm vụ của {digest.unit.name}",
        Part.OFFICER: "đồng chí là người thụ lý nhiệm vụ nêu trên",
        Part.LET_OUT: f"đồng chí là lãnh đạo {digest.unit.name}, có kết quả chờ đồng chí duyệt gửi",
        Part.HEAD: f"đồng chí phụ trách {digest.unit.name}, có nhiệm vụ quá hạn đã đến mức 2",
        Part.FOLLOWER: "đồng chí theo dõi lĩnh vực có nhiệm vụ quá hạn đã đến mức 3",
        Part.LEADER: "đồng chí là lãnh đạo cơ quan giao nhiệm vụ, có nhiệm vụ quá hạn đã đến mức 4",
        Part.SUPERVISOR: "đồng chí là lãnh đạo theo dõi lĩnh vực, có nhiệm vụ quá hạn đã đến mức 5",
        Part.CONFIRMER: "đồng chí là người xác nhận kết quả nhiệm vụ nêu trên",
        Part.COORDINATOR: "cơ quan, đơn vị nêu trên chưa có đầu mối nhận tin",
        Part.STAND_IN: f"{digest.unit.name}, nơi đồng chí công tác, chưa có đầu mối nhận tin",
        Part.ASKER: "đồng chí đã đề nghị gia hạn nhiệm vụ nêu trên",
        Part.DECIDER: "đồng chí là lãnh đạo quyết định đề nghị chuyển giao nêu trên",
        Part.TIME_DECIDER: "đồng chí quyết định đề nghị gia hạn nêu trên",
        Part.PARTNER: f"{digest.unit.name} được đề nghị phối hợp thực hiện nhiệm vụ nêu trên",
        Part.ON_EVENT: f"{digest.unit.name} có nhiệm vụ phải thực hiện khi có việc phát sinh nêu trên",
        Part.UNIT: f"đây là địa chỉ nhận tin chung của {digest.unit.name}",
    }
    return "; ".join(words for part, words in reasons.items() if part in digest.parts)


def short(digest: Digest, frame: Frame) -> str:
    """The text for a chat: numbers and clauses of documents, dates, names, where the list opens; never what a document asks.

    Under 600 characters.
    """
    head = (
        f"Nhắc việc {phrases.date(frame.day)}, {digest.unit.name} "
        f"(số liệu tính đến {phrases.hour(frame.now, frame.zone)}):"
    )
    foot = _short_foot(digest, frame)
    for shown in range(6, -1, -1):
        lines = [_short_section(heading, kinds, digest, shown, frame) for heading, kinds in SECTIONS]
        lines += [f"- {contributing.TITLE} {phrases.count(len(digest.wished))}."] if digest.wished else []
        lines += [f"- {on_event.TITLE} {phrases.count(len(digest.duties))}."] if digest.duties else []
        lines += [f"- {words} {phrases.count(many)}." for words, many in _asks(digest)]
        text = "\n".join([head, *(line for line in lines if line), foot])
        if len(text) < SHORT_LENGTH:
            return text
    return f"{head}\n{_short_foot(digest, frame._replace(url=''))}"[: SHORT_LENGTH - 1]


def link(base: str, *path: str | int) -> str:
    """An address that only opens a page; empty where the office has none."""
    return "/".join([base.rstrip("/"), *map(str, path)]) if base else ""


@cache
def _templates() -> tuple[jinja2.Template, jinja2.Template]:
    folder = jinja2.FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8")
    options = {"loader": folder, "trim_blocks": True, "lstrip_blocks": True, "undefined": jinja2.StrictUndefined}
    plain = jinja2.Environment(autoescape=False, keep_trailing_newline=True, **options)  # type: ignore[arg-type]
    html = jinja2.Environment(autoescape=True, **options)  # type: ignore[arg-type]
    return plain.get_template("digest.txt.j2"), html.get_template("digest.html.j2")


def _sections(digest: Digest, frame: Frame) -> tuple[Section, ...]:
    """Those that have lines, numbered through."""
    made: list[Section] = []
    number = 1
    for heading, kinds in SECTIONS:
        items = _of_section(digest, kinds)
        if not items:
            continue
        told = as_told(items)
        entries = tuple(_entry(at, one, digest, frame) for at, one in enumerate(told[:MAX_ENTRIES], start=number))
        left = sum(one.many for one in told[MAX_ENTRIES:])
        more, noun = phrases.count(left) if left else "", "kết quả" if kinds == (Kind.CONFIRM,) else "nhiệm vụ"
        url = link(frame.url, list_page(digest, frame.people, kinds))
        total = phrases.count(counted(items))
        made.append(Section(_ROMAN[len(made)], _heading(heading, items), total, noun, entries, more, url))
        number += len(entries)
    return tuple(made)


def _heading(heading: str, items: Iterable[Item]) -> str:
    """Of lines that nobody has, none of which has to be received, that they were given."""
    needs = [one.decision.kind is not Kind.UNASSIGNED or one.decision.line.stage is Stage.DRAFT for one in items]
    return heading if any(needs) else _GIVEN


def _entry(number: int, told: Told, digest: Digest, frame: Frame) -> Entry:
    """The line in words, with how many times of its task it stands for, or which others its result answers."""
    others = (*told.later, *told.units)
    made, words = entry(number, told.item, digest, frame, others), told_times(told, frame.zone) or told_result(told)
    if told.units:
        made = of_units(made, [told.item, *told.units], frame, link(frame.url, *overdue_of(told.item.decision.line)))
    lines = [one.decision.line for one in told.closes]
    closed = [(f"{phrases.title(one)} ({phrases.basis(one)})", line_url(one.id, digest, frame)) for one in lines]
    return made._replace(notes=(words, *made.notes), others=tuple(closed)) if words else made


def _asks(digest: Digest) -> list[tuple[str, int]]:
    """What waits for his answer in few words, with how many."""
    found = [(_ASKED[about][0], sum(one.about is about for one in digest.asks)) for about in About]
    return [(words, many) for words, many in found if many]


def _asked(digest: Digest, frame: Frame, before: int) -> list[tuple[str, str, str, str, list[tuple[str, str, str]]]]:
    """The sections of what waits for his answer: number, heading, what to do, what the links say, and the lines."""
    found: list[tuple[str, str, str, str, list[tuple[str, str, str]]]] = []
    for about in About:
        lines = [(one.words, one.by, link(frame.url, one.path)) for one in digest.asks if one.about is about]
        if lines:
            found.append((_ROMAN[before + len(found)], *_ASKED[about][1:], "Xem và quyết định", lines))
    return found


def _of_section(digest: Digest, kinds: tuple[Kind, ...]) -> list[Item]:
    """The lines of a section; without kinds what waits for the reader to let it out, which stands in no other."""
    apart = [(item, item.part is Part.LET_OUT) for item in digest.items]
    return [item for item, let_out in apart if (shown_as(item.decision) in kinds and not let_out if kinds else let_out)]


def _counted(counted: list[int], names: Iterable[tuple[str, int]]) -> list[str]:
    return [f"{phrases.count(counted[at])} {words}" for words, at in names if counted[at]]


def _to(digest: Digest) -> str:
    if digest.person is None:
        return digest.unit.name
    title, unit = digest.person.title or "", digest.unit.name
    return f"Đồng chí {digest.person.name}, {phrases.office(title, unit)}"


def _rest(digest: Digest, frame: Frame) -> str:
    """The sentences on what is open beside the list, what is still to be done first; empty where there is nothing."""
    rest, near, day = digest.rest, digest.near, frame.day
    led = not digest.parts & {Part.CONTACT, Part.UNIT, Part.OFFICER}
    late = "quá hạn khác của đơn vị, hôm nay chưa báo cáo" if led else "quá hạn đã nhắc những ngày trước"
    soon = f"sắp đến hạn trong {phrases.count(SOON_DAYS)} ngày{named(near.soon, day)}"
    asked = _named((rest.overdue, late + named(near.overdue, day)), (rest.soon, soon), (rest.new, "chờ tiếp nhận"))
    calm = _named((rest.on_time, "khác đang thực hiện"), (rest.review, "chờ xác nhận"))
    said = [f"Ngoài ra có {asked}; đề nghị xem trên hệ thống và xử lý." if asked else ""]
    said += [f"{'Có' if asked else 'Ngoài ra có'} {calm}; hôm nay chưa cần xử lý thêm." if calm else ""]
    said += [f"{told}." if not led and (told := told_late(digest.late)) else ""]
    return " ".join(one for one in (*said, *_standing(digest, frame.now)) if one)


def _standing(digest: Digest, now: dt.datetime) -> tuple[str, ...]:
    """What else of that which he watches is overdue, how much of what waits for him is, and what else waits: the subject counts it."""
    waiting = _of_section(digest, (Kind.CONFIRM,))
    watched, results = _watched(digest), counted(waiting)
    here = [one.decision.line for one in waiting if one.decision.line.unit_id != digest.unit.id]
    sent = sum(is_overdue(one, now) for one in here) if watched else 0
    late = digest.standing.watched - len(watched) - sent if watched else 0
    waits = digest.standing.review - results if results or watched else 0
    n = phrases.count
    return (
        f"Trong các kết quả chờ xác nhận nêu trên có {n(sent)} nhiệm vụ theo dõi đang quá hạn." if sent else "",
        f"Còn {n(late)} nhiệm vụ theo dõi khác đang quá hạn, hôm nay không báo cáo riêng." if late > 0 else "",
        f"Còn {n(waits)} kết quả {'khác ' if results else ''}chờ đồng chí xác nhận." if waits > 0 else "",
    )


def _named(*counted: tuple[int, str]) -> str:
    return ", ".join(f"{phrases.count(number)} nhiệm vụ {words}" for number, words in counted if number)


def _contact(frame: Frame) -> str:
    return f"{frame.office}, số điện thoại {frame.phone} (giờ hành chính)" if frame.phone else frame.office


def _short_foot(digest: Digest, frame: Frame) -> str:
    """What is asked of those who read it, one person or a whole group, and where the list opens."""
    whom = "đồng chí" if digest.person else "các đồng chí"
    words = f"Đề nghị {whom} xử lý trên hệ thống trong ngày"
    listed = bool(digest.items or digest.orphans) and frame.url
    return f"{words}: {link(frame.url, list_page(digest, frame.people))}" if listed else f"{words}."


def _short_section(heading: str, kinds: tuple[Kind, ...], digest: Digest, shown: int, frame: Frame) -> str:
    items = _of_section(digest, kinds)
    if not items:
        return ""
    told = as_told(items)
    named = "; ".join(_short_line(one, frame) for one in told[:shown])
    more = " và các nhiệm vụ khác" if shown and len(told) > shown else ""
    return f"- {heading} {phrases.count(counted(items))}" + (f": {named}{more}." if shown else ".")


def _short_line(told: Told, frame: Frame) -> str:
    decision, line = told.item.decision, told.item.decision.line
    many = f"{phrases.count(told.many)} kỳ" if told.later else ""
    many = f"{phrases.count(told.many)} đơn vị" if told.units else many
    many = f"chung cho {phrases.count(len(told.closes) + 1)} nhiệm vụ" if told.closes else many
    days = f"{phrases.count(abs(decision.days))} ngày" if decision.days else "trong ngày"
    late = f"quá hạn {days}" if shown_as(decision) is Kind.OVERDUE else ""
    dated = decision.kind not in (Kind.CONFIRM, Kind.ENDED) and decision.last_day is not None
    due = line.correct_by if decision.kind is Kind.RETURNED else line.due
    word = "đã quá hạn, hạn bổ sung" if decision.kind is Kind.RETURNED and decision.late else "hạn"
    until = f"{word} {phrases.brief_limit(due, frame.day, frame.zone)}" if due and dated else ""
    person = frame.people.known.persons.get(line.officer_id or 0)
    who = (
        f"đ/c {person.name.split()[-1]}"
        if person and person.name.strip()
        else phrases.officer(None, gone=line.officer_id is not None)
    )
    shown = (many, late or until, "" if told.units else who)
    return f"{phrases.brief_place(line)} ({', '.join(part for part in shown if part)})"
