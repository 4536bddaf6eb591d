"""One page for Friday afternoon: what is overdue and whether it grows, the five that matter, whose turn, what comes, what to decide."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

from desk.calendars import office_calendar
from desk.extending import Request
from desk.papers import asking, choosing, phrases, urging
from desk.papers.asking import requested
from desk.papers.blocks import Block, Column, Paper, Run, Style, bold, line, table
from desk.papers.coming import midnights, next_week, not_opened, to_open
from desk.papers.extended import Unextended, moved_when_late, unextended, without
from desk.papers.scope import scope_words, whole_words
from desk.reporting import last_day, missed, understood
from models import figures, paper_queries, plan_queries, snapshots
from models.database import Engine, Session, reading
from models.expected import Missed
from models.lines import Line
from models.moves import kept_moves
from models.one_result import behind, handed_in_as_one
from models.paper_queries import Coming, FieldFigures, Late, Office, Waiting
from models.snapshots import Lettered
from notifications.phrases import date, limit
from plans.access import Sight
from plans.policy import CONFIRM_WORKING_DAYS
from plans.state import State, Turn, on_time_share
from plans.times import days_told
from plans.wanted import EVERYTHING, Wanted

TITLE = "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ TRONG TUẦN"
WEEK = dt.timedelta(days=7)
FIELDS, NAMES, PARTNERS, FEW = 6, 4, 2, 2
"""Overdue ones, fields and names that are shown; the rest is a number."""
TITLE_LENGTH, NAME_LENGTH = 110, 64
"""Characters of a title, of a unit's or a field's name on the page at most."""


class Field(NamedTuple):
    """A field's figures now, and its overdue ones a week before."""

    now: FieldFigures
    before: int


class Brief(NamedTuple):
    """What the page says at `moment`. `arisen` and `settled`: what became overdue in the week, and what of all is so no more;
    of that `redated` because its date was moved.

    `scope` says what it is narrowed to, if anything; `of` is the same, or what all of it is. `rest`: what comes due before the
    next week (`coming`) begins. `requests`: more time that was asked for and not answered yet. `unextended`:
    the figures by the first dates. `to_open`: times of recurring work that are not open yet and come due before the next week, and in it.
    `home` is the slug of the office that writes; `first`: a week before nothing had been given, so nothing is compared.
    """

    moment: dt.datetime
    zone: ZoneInfo
    office: Office | None
    scope: str
    counts: dict[State, int]
    late: list[Late]
    before: int
    arisen: int
    settled: int
    matter: list[choosing.Matter]
    fields: list[Field]
    waiting: list[Waiting]
    week: tuple[dt.date, dt.date]
    coming: list[Coming]
    above: str = ""
    urged: Mapping[int, Lettered] = MappingProxyType({})
    of: str = ""
    rest: Sequence[Coming] = ()
    requests: Sequence[Request] = ()
    unextended: Unextended = Unextended({}, 0)
    redated: int = 0
    to_open: tuple[int, int] = (0, 0)
    missed: Missed = Missed()
    home: str = ""
    first: bool = False


def brief_facts(
    engine: Engine,
    moment: dt.datetime,
    zone: ZoneInfo,
    wanted: Wanted = EVERYTHING,
    *,
    office: str = "",
    sight: Sight | None = None,
    reader: str = "",
) -> Brief:
    """Everything of the page, read in one view of the database: of everything or as wanted, as far as it may be seen.

    `reader` is the unit of whoever prints it: where that is the body above the office, the page is for its leaders.
    """
    with reading(engine) as session:
        only = understood(session, wanted, moment, office or None)._replace(state=None)
        counts = figures.state_counts(session, moment, wanted=only, sight=sight)
        late, past = (paper_queries.late(session, at, only, sight) for at in (moment, moment - WEEK))
        now, then, kept = {one.id for one in late}, {one.id for one in past}, kept_moves(session.connection(), moment)
        redated = moved_when_late(session, kept, moment - WEEK, moment, only, sight) - now
        went = (paper_queries.came_and_went(session, moment - WEEK, moment, only, sight) | redated) - now - then
        week = next_week(moment.astimezone(zone).date())
        ours, starts = paper_queries.office(session, office) if office else None, midnights(week, zone)
        return Brief(
            moment,
            zone,
            ours,
            scope := scope_words(session, only, sight, ours),
            counts,
            late,
            len(past),
            len(now - then) + len(went),
            len(then - now) + len(went),
            choosing.chosen(session, late, moment),
            _by_field(paper_queries.field_table(session, moment, only, sight), past),
            _overlong(session, _each_once(session, paper_queries.waiting(session, moment, only, sight)), moment, zone),
            week,
            paper_queries.coming(session, moment, starts[0], starts[1], only, sight),
            _above(session, ours, reader),
            snapshots.urged_since(session, _days_before(moment, zone), moment),
            scope or whole_words(session, sight, ours),
            paper_queries.coming(session, moment, moment, starts[0], only, sight),
            requested(session, moment, only, sight),
            unextended(session, kept, moment, counts, only, sight),
            len(redated),
            to_open(session, moment, zone, week, only, sight),
            missed(session, moment, only, sight),
            office,
            not past and _none_given(session, moment - WEEK, only, sight),
        )


def brief_paper(brief: Brief) -> Paper:
    """The page; `desk.papers.pdf.on_one_page` makes it fit."""
    to = brief.above or phrases.office_name(brief.office)
    blocks: list[Block] = [
        line(Style.TITLE, TITLE),
        line(Style.SUBTITLE, f"Phạm vi: {brief.of}"),
        line(Style.SUBTITLE, f"{phrases.as_of(brief.moment, brief.zone)}"),
        line(Style.ITEM, bold("Kính gửi: "), f"Lãnh đạo {to}" if brief.office else f"Đồng chí {to}"),
        line(Style.ITEM, bold("1. Tóm tắt. "), *_summary(brief)),
        _leaves(brief),
        line(Style.NOTE, phrases.formula(brief.counts) + without(brief.unextended)),
        *_matter(brief),
        *_fields(brief),
        line(Style.ITEM, bold("4. Kết quả chờ xác nhận. "), _waiting(brief)),
        _soon(brief),
        line(Style.ITEM, bold("6. Xin ý kiến. "), _proposal(brief)),
        line(Style.NOTE, "Số liệu trùng với biểu tổng hợp và danh sách nhiệm vụ quá hạn cùng thời điểm."),
    ]
    return Paper(TITLE, tuple(blocks), size=11.5, table_size=10, margins=(15, 12, 20, 15), indent=0, gap=4)


def proposed(brief: Brief) -> list[str]:
    """The units that a letter is proposed for, by slug, most lines first."""
    return [slug for slug, _ in Counter(one.unit for one in _to_urge(brief)).most_common()]


def _to_urge(brief: Brief) -> list[Late]:
    """What a letter is proposed about; nobody writes one to himself."""
    new, _ = urging.split(urging.long_late(brief.late, brief.moment, brief.zone), brief.urged)
    return [one for one in new if one.unit != brief.home]


def _none_given(session: Session, moment: dt.datetime, wanted: Wanted, sight: Sight | None) -> bool:
    """Whether nothing that may be seen had been given by a moment."""
    return not any(figures.state_counts(session, moment, wanted=wanted, sight=sight).values())


def _above(session: Session, office: Office | None, reader: str) -> str:
    """The name of the reader's unit where the office stands under it, else nothing."""
    named = plan_queries.unit_name(session, reader) if office and reader else None
    return named.name if named and office and named.name in (office.parent, office.province) else ""


def _by_field(now: Sequence[FieldFigures], past: Sequence[Late]) -> list[Field]:
    before = Counter(one.field for one in past)
    return [Field(one, before[one.field]) for one in now]


def _each_once(session: Session, waits: Sequence[Waiting]) -> list[Waiting]:
    """Of each result that one act handed in for linked tasks one, for each confirmer whom it waits for."""
    pairs = handed_in_as_one(session, {one.id for one in waits}) if len(waits) > 1 else []
    whose: dict[str | None, dict[int, dt.datetime | None]] = {}
    for one in waits:
        whose.setdefault(one.confirmer_name, {})[one.id] = one.since
    others = {number for mine in whose.values() for number in behind(pairs, mine)}
    return [one for one in waits if one.id not in others]


def _overlong(session: Session, waits: Sequence[Waiting], moment: dt.datetime, zone: ZoneInfo) -> list[Waiting]:
    """What waits for its confirmer for more than 2 working days."""
    today = moment.astimezone(zone).date()
    calendar = office_calendar(session, today)
    return [
        one
        for one in waits
        if calendar.working_days_between(one.since.astimezone(zone).date(), today) > CONFIRM_WORKING_DAYS
    ]


def _days_before(moment: dt.datetime, zone: ZoneInfo) -> dt.date:
    return moment.astimezone(zone).date() - dt.timedelta(days=urging.LETTER_DAYS)


def _summary(brief: Brief) -> tuple[str | Run, ...]:
    n, total = phrases.number, len(brief.late)
    move = total - brief.before
    turned = "không đổi" if not move else f"{'tăng' if move > 0 else 'giảm'} {n(abs(move))}"
    central = sum(choosing.from_government(one) for one in brief.late)
    moved = f", trong đó {n(brief.redated)} do dời thời hạn khi đã quá hạn" if brief.redated else ""
    gone = f"không còn quá hạn {n(brief.settled)}{moved}"
    rest = f" so với cùng thời điểm tuần trước (phát sinh {n(brief.arisen)}, {gone})."
    turns = f" {urging.whose(brief.late, {one.asked.assignment for one in brief.requests})}" if total else ""
    above = f" Nhiệm vụ do Chính phủ, Thủ tướng Chính phủ giao: quá hạn {n(central)}." if central else ""
    unopened = f" {not_opened(brief.missed)}" if brief.missed.times else ""
    if brief.first:
        none = "; một tuần trước chưa giao nhiệm vụ nào nên chưa so sánh."
        return ("Đang quá hạn ", bold(n(total)), " nhiệm vụ", none + turns + above + unopened)
    return ("Đang quá hạn ", bold(n(total)), " nhiệm vụ, ", bold(turned), rest + turns + above + unopened)


def _leaves(brief: Brief) -> Block:
    headings = (
        "Tổng số", "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Đang thực hiện, trong hạn", "Đang thực hiện, quá hạn",
        "Không xác định thời hạn: hoàn thành / đang thực hiện", "Tỷ lệ đúng hạn (*)",
    )  # fmt: skip
    n, c = phrases.number, brief.counts
    cells = [n(sum(c.values()))]
    cells += [n(c[one]) for one in (State.DONE_ON_TIME, State.DONE_LATE, State.OPEN_ON_TIME, State.OPEN_OVERDUE)]
    cells += [f"{n(c[State.DONE_UNDATED])} / {n(c[State.OPEN_UNDATED])}", phrases.percent(on_time_share(c))]
    widths = (4, 5, 5, 6, 6, 9, 5)
    return table([Column(one, width, "center") for one, width in zip(headings, widths, strict=True)], [cells])


def _matter(brief: Brief) -> list[Block]:
    n, zone = phrases.number, brief.zone
    if not brief.late:
        return [line(Style.ITEM, bold("2. Quá hạn cần lưu ý. "), "Không có nhiệm vụ nào quá hạn.")]
    shown = f"2. Quá hạn cần lưu ý ({n(sum(one.times for one in brief.matter))} trên {n(len(brief.late))})."
    columns = (
        Column("TT", 1.4, "center"), Column("Cơ quan, đơn vị", 5.2), Column("Nhiệm vụ", 12.5),
        Column("Thời hạn", 3.4, "center"), Column("Quá hạn", 3, "center"), Column("Đang chờ", 4),
    )  # fmt: skip
    rows = []
    for at, (one, issued, times, given, units) in enumerate(brief.matter, 1):
        turn = f"Xác nhận: {_name(one.confirmer_name or '-', brief)}" if urging.waits(one) else _unit_turn(one, brief)
        each = times // max(len(units), 1)
        several = [urging.several(each, given // max(len(units), 1))] if each > 1 else []
        known = (
            _source(one, issued),
            *several,
            *phrases.period(one),
            *phrases.of_date(one, zone),
            *phrases.waited(one),
        )
        what = f"{_cut(phrases.title(one))} ({'; '.join(known)})"
        late = days_told(one.days_late, one.same_day)
        whose = _whose(units, brief) if units else _name(one.unit_name, brief)
        rows.append((str(at), whose, what, limit(one.due, zone) if one.due else "", late, turn))
    most = _tally([(one.unit, one.unit_name) for one in brief.late], brief)
    heading = line(Style.HEADING, shown)
    return [heading, table(columns, rows), line(Style.ITEM, f"Số nhiệm vụ quá hạn theo đơn vị: {most}.")]


def _whose(units: Sequence[str], brief: Brief) -> str:
    """Several units that are as late with one task: how many, and the first of them."""
    return f"{phrases.number(len(units))} cơ quan: {phrases.some([_name(one, brief) for one in units], FEW, 'khác')}"


def _unit_turn(one: Line, brief: Brief) -> str:
    """The unit's turn, and which partners it waits for since when: it answers all the same."""
    until = last_day(one.correct_by, brief.zone) if urging.came_back(one) else None
    passed = " (đã qua)" if one.correct_by is not None and one.correct_by <= brief.moment else ""
    turn = f"Đơn vị: bổ sung đến {until:%d/%m}{passed}" if until else "Đơn vị"
    if one.turn == Turn.ANSWER and one.asked_until:
        turn = f"Trả lời đề nghị gia hạn đến {one.asked_until:%d/%m}"
    waits = phrases.waits_for(one, brief.zone, lambda name: _name(name, brief), PARTNERS)
    return f"{turn}; {waits}" if waits else turn


def _source(one: Line, issued: dt.date | None) -> str:
    basis = phrases.basis(one._replace(clause=None if one.number else one.clause, issuer=None), issued)
    return basis[0].lower() + basis[1:] if not one.number else basis


def _fields(brief: Brief) -> list[Block]:
    n = phrases.number
    if len(brief.fields) < 2:
        return [line(Style.ITEM, bold("3. Theo lĩnh vực. "), "Các nhiệm vụ chưa được phân theo lĩnh vực.")]
    shown, rest = brief.fields[:FIELDS], brief.fields[FIELDS:]
    rows = [
        (
            _cut(f.now.field or "Chưa phân lĩnh vực", NAME_LENGTH),
            n(f.now.total),
            n(f.now.overdue),
            _move(f, brief),
            phrases.percent(f.now.share),
        )
        for f in shown
    ]
    if rest:
        more = f"{n(len(rest))} lĩnh vực khác"
        late = sum(f.now.overdue for f in rest)
        step = late - sum(f.before for f in rest)
        rows.append((more, n(sum(f.now.total for f in rest)), n(late), "–" if brief.first else _signed(step), ""))
    columns = (
        Column("Lĩnh vực", 10), Column("Tổng số", 3, "center"), Column("Đang quá hạn", 4, "center"),
        Column("So với tuần trước", 5, "center"), Column("Tỷ lệ đúng hạn (*)", 5, "center"),
    )  # fmt: skip
    return [line(Style.HEADING, "3. Theo lĩnh vực."), table(columns, rows)]


def _move(one: Field, brief: Brief) -> str:
    return "–" if brief.first else _signed(one.now.overdue - one.before)


def _signed(step: int) -> str:
    return "không đổi" if not step else f"{'tăng' if step > 0 else 'giảm'} {phrases.number(abs(step))}"


def _waiting(brief: Brief) -> str:
    n = phrases.number
    if not brief.waiting:
        return f"Không có kết quả nào chờ xác nhận quá {n(CONFIRM_WORKING_DAYS)} ngày làm việc."
    named = _tally(
        [(one.confirmer_name, one.confirmer_name or "chưa rõ người xác nhận") for one in brief.waiting], brief
    )
    said = f"{n(len(brief.waiting))} kết quả đơn vị đã gửi, chờ xác nhận quá {n(CONFIRM_WORKING_DAYS)} ngày làm việc"
    return f"{said} – {named}; thời gian chờ này không tính cho đơn vị."


def _soon(brief: Brief) -> Block:
    monday, sunday = brief.week
    rest, week = (
        _coming(brief, due, more) for due, more in zip((brief.rest, brief.coming), brief.to_open, strict=True)
    )
    left = bold(f"5. Còn lại của tuần này (đến {date(monday - dt.timedelta(days=1))}). ")
    return line(Style.ITEM, left, f"{rest} ", bold(f"Tuần tới ({monday:%d/%m}–{date(sunday)}). "), week)


def _coming(brief: Brief, due: Sequence[Coming], more: int) -> str:
    n, total = phrases.number, len(due)
    to_open = f" Việc lặp lại còn {n(more)} kỳ chưa mở cũng đến hạn." if more else ""
    if not total:
        return to_open.strip().replace(" cũng", "") or "Không có nhiệm vụ nào đến hạn."
    named = _tally([(one.unit, one.unit_name) for one in due], brief)
    unnamed = sum(one.officer_id is None for one in due)
    risk = f" Chưa có người thụ lý: {n(unnamed)}." if unnamed else ""
    return f"Đến hạn {n(total)} nhiệm vụ đang ở đơn vị: {named}.{risk}{to_open}"


def _proposal(brief: Brief) -> str:
    n, new = phrases.number, _to_urge(brief)
    names = [_name(one, brief) for one in urging.units(new)]
    today = brief.moment.astimezone(brief.zone).date()
    times = asking.words(brief.requests, partial(_name, brief=brief), brief.zone, today)
    said = [times or "Tuần này không có nội dung cần xin ý kiến."]
    if names:
        why = f"có nhiệm vụ quá hạn trên {n(urging.LETTER_DAYS)} ngày mà {_unsent(new)}"
        whom = phrases.some(names, NAMES)
        said = [times] if times else []
        said.append(f"Ký công văn đôn đốc {n(len(names))} cơ quan, đơn vị {why}: {whom}.")
    _, urged = urging.split((one for one in brief.late if urging.to_be_urged(one, brief.moment)), brief.urged)
    if letters := dict.fromkeys(brief.urged[one.id] for one in urged):
        told = (f"{n(one.units)} cơ quan, đơn vị bằng Công văn số {one.number} ngày {date(one.day)}" for one in letters)
        said.append(f"Đã đôn đốc {'; '.join(told)}.")
    return " ".join(said)


def _unsent(late: Sequence[Late]) -> str:
    return "chưa gửi kết quả" + (" hoặc chưa gửi bổ sung" if any(map(urging.came_back, late)) else "")


def _tally(units: Iterable[tuple[object, str]], brief: Brief) -> str:
    """Units (key, name) with how often they come, most first."""
    found = Counter(units).most_common()
    return phrases.some([f"{_name(name, brief)} ({phrases.number(n)})" for (_, name), n in found], NAMES)


def _name(name: str, brief: Brief) -> str:
    return _cut(phrases.short(name, brief.office), NAME_LENGTH)


def _cut(text: str, most: int = TITLE_LENGTH) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
