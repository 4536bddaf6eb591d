"""Công văn đôn đốc: a draft letter in the form of Decree 30/2020/NĐ-CP, each unit's overdue tasks annexed.

Urged is what is with the unit: overdue, an order, not handed in, or returned and not corrected in the time given. What was
handed in late and waits for its confirmer, came back and has its time, or waits for our answer to a request for more time, is
only counted, so that the numbers add up to the list of what is overdue. A request is never urged.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

from desk.grouped import by_times, told_alone
from desk.papers import phrases, urging
from desk.papers.blocks import Block, Break, Column, Paper, Sign, Style, bold, line, table
from desk.papers.report import ALL
from desk.papers.scope import letter_words
from desk.reporting import require_unit, understood
from models import paper_queries, plan_queries, queries, snapshots
from models.database import Engine, Session, reading
from models.lines import Line
from models.overlapping import pairs_of
from models.paper_queries import Office
from models.snapshots import Lettered
from notifications.phrases import date
from notifications.times import dates
from plans.access import Sight
from plans.alphabet import alphabetical
from plans.problems import DondocError, Problem, error, note
from plans.stages import OPEN
from plans.wanted import EVERYTHING, Wanted

YEAR = dt.timedelta(days=365)
"""As long a letter that urged before is still named."""
SUBJECT = "V/v đôn đốc thực hiện nhiệm vụ đã quá hạn"
NAMED = 8
"""Units that are named after Kính gửi; more are pointed to by the annexes."""
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class NothingToUrge(DondocError):
    """No unit asked for has an overdue task of its own to do."""


class Urged(NamedTuple):
    """A unit with the lines that it is urged to do; not urged are those that wait (handed in), those being corrected, and those for
    which more time was asked (`asked`): they wait for our answer.
    """

    unit: str
    unit_name: str
    lines: tuple[Line, ...]
    waiting: int
    correcting: int = 0
    asked: int = 0


class Letter(NamedTuple):
    """What a letter says at `moment`, to one unit or to several, most overdue first; `of` is what it was made from, where that is
    said, `urged` the last letter before it that named a line, `shared` by line those for linked tasks: one result answers them.
    """

    moment: dt.datetime
    zone: ZoneInfo
    office: Office | None
    units: tuple[Urged, ...]
    issued: dict[str, dt.date]
    of: str = ""
    urged: Mapping[int, Lettered] = MappingProxyType({})
    shared: Mapping[int, frozenset[int]] = MappingProxyType({})


def letter_facts(
    engine: Engine,
    moment: dt.datetime,
    zone: ZoneInfo,
    wanted: Wanted = EVERYTHING,
    *,
    office: str = "",
    units: Sequence[str] = (),
    sight: Sight | None = None,
    now: dt.datetime | None = None,
) -> tuple[Letter, list[Problem]]:
    """Whom to urge and about what, with a note for each unit asked for that has nothing. Raises NothingToUrge, NotFound.

    With `now` what was overdue at `moment` and is done, handed in or extended since is left out, with a note.
    """
    with reading(engine) as session:
        slugs = [require_unit(session, one, moment, office or None) for one in units]
        only = understood(session, wanted, moment, office or None)
        page = queries.overdue(session, moment, wanted=only, units=slugs or None, sight=sight, limit=ALL)
        rows = page.rows
        if now is not None and now > moment:
            still = queries.overdue(session, now, wanted=only, units=slugs or None, sight=sight, limit=ALL)
            rows = _still(rows, moment, still.rows, now)
        names = {one: found.name for one in slugs if (found := plan_queries.unit_name(session, one))}
        issued = paper_queries.issue_dates(session, sorted({one.plan for one in rows}))
        writer = paper_queries.office(session, office) if office else None
        before = snapshots.urged_since(session, moment.astimezone(zone).date() - YEAR, moment)
        of = letter_words(session, only, sight, writer)
        shared = _answered_together(session, [one.id for one in rows])
    own = [one for one in rows if one.unit == office and one.unit not in slugs]  # nobody writes a letter to himself
    urged = _by_unit([one for one in rows if one not in own], moment)
    if not urged:
        alone = own and len(own) == len(rows)
        why = error("letter-own-alone", n=len(own)) if alone else _nothing(rows, moment.astimezone(zone).date())
        raise NothingToUrge(why)
    none = [one for one in dict.fromkeys(slugs) if one not in {found.unit for found in urged}]
    left_out = len(page.rows) - len(rows)
    told = [note("letter-own", n=len(own))] if own else []
    day = moment.astimezone(zone).date().isoformat()
    problems = [note("letter-left-out", n=left_out, day=day)] if left_out else []
    return Letter(moment, zone, writer, tuple(urged), issued, of, before, shared), [
        *problems,
        *told,
        *(note("letter-unit-none", unit=names[one]) for one in none),
    ]


def apart(letter: Letter) -> list[Letter]:
    """A letter for each unit alone."""
    return [letter._replace(units=(one,)) for one in letter.units]


def letter_paper(letter: Letter) -> Paper:
    """The letter with an annex for each unit; number, date and signature are left open."""
    local = letter.moment.astimezone(letter.zone)
    blocks: list[Block] = [
        phrases.head(letter.office, local.year, SUBJECT),
        *_to(letter),
        *_body(letter),
        Sign(_recipients(letter), phrases.signer(letter.office)),
    ]
    for at, one in enumerate(letter.units, 1):
        blocks += _annex(letter, one, "" if len(letter.units) == 1 else f" {_roman(at)}")
    return Paper(SUBJECT, tuple(blocks), size=14, table_size=12)


def _still(rows: Sequence[Line], moment: dt.datetime, since: Sequence[Line], now: dt.datetime) -> list[Line]:
    """Those of a past day that are still overdue and, if they were to be urged, still are."""
    urged = {one.id: urging.to_be_urged(one, now) for one in since}
    return [one for one in rows if one.id in urged and (urged[one.id] or not urging.to_be_urged(one, moment))]


def _answered_together(session: Session, ids: Sequence[int]) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for pair in pairs_of(session, ids, OPEN):
        found[pair.of] = found.get(pair.of, frozenset()) | {pair.id}
    return found


def _by_unit(lines: Sequence[Line], moment: dt.datetime) -> list[Urged]:
    held: dict[str, list[Line]] = {}
    for one in lines:
        held.setdefault(one.unit, []).append(one)
    found = []
    for slug, all_of_it in held.items():
        mine = tuple(one for one in all_of_it if urging.to_be_urged(one, moment))
        if mine:
            waiting, asked = sum(map(urging.waits, all_of_it)), sum(map(urging.unanswered, all_of_it))
            correcting = len(all_of_it) - len(mine) - waiting - asked
            found.append(Urged(slug, all_of_it[0].unit_name, mine, waiting, correcting, asked))
    return sorted(found, key=lambda one: (-len(one.lines), alphabetical(one.unit_name)))


def _nothing(rows: Sequence[Line], day: dt.date) -> Problem:
    """Why nobody is urged: nothing is overdue, or all of it waits for its confirmer or our answer, or has its time for correction."""
    if not rows:
        return error("letter-nothing", day=day.isoformat())
    n, waiting, asked = len(rows), sum(map(urging.waits, rows)), sum(map(urging.unanswered, rows))
    correcting, at = n - waiting - asked, day.isoformat()
    return error("letter-nothing-now", day=at, late=n, waiting=waiting, asked=asked, correcting=correcting)


def _to(letter: Letter) -> list[Block]:
    names = [one.unit_name for one in letter.units]
    if len(names) == 1:
        return [line(Style.TO, f"Kính gửi: {names[0]}")]
    if len(names) > NAMED:
        return [line(Style.TO, "Kính gửi: Các cơ quan, đơn vị có tên tại các phụ lục kèm theo")]
    ends = [";"] * (len(names) - 1) + ["."]
    return [
        line(Style.TO_LIST, "Kính gửi:"),
        *(line(Style.TO_LIST, f"- {one}{end}") for one, end in zip(names, ends, strict=True)),
    ]


def _body(letter: Letter) -> list[Block]:
    n = phrases.number
    total = sum(len(one.lines) for one in letter.units)
    single = len(letter.units) == 1
    writer = phrases.office_name(letter.office)
    when = phrases.as_of(letter.moment, letter.zone)
    when = when[0].lower() + when[1:]
    whom = letter.units[0].unit_name if single else f"{n(len(letter.units))} cơ quan, đơn vị"
    where = "phụ lục" if single else "các phụ lục"
    have = "còn" if single else "còn tổng số"
    found = (
        f"Qua theo dõi việc thực hiện các nhiệm vụ được giao, {when}, {whom} {have} ",
        bold(f"{n(total)} nhiệm vụ"),
        f" đã quá thời hạn nhưng {_unsent(letter)} (chi tiết tại {where} kèm theo).",
    )
    asked = "quý cơ quan" if single else "Thủ trưởng các cơ quan, đơn vị"
    return [
        line(Style.BODY, *found),
        line(Style.BODY, f"{writer} đề nghị {asked}:"),
        line(Style.BODY, "1. Tập trung chỉ đạo thực hiện, hoàn thành dứt điểm các nhiệm vụ nêu trên và gửi kết quả "
             "(văn bản đã ký, kèm sản phẩm theo yêu cầu) trước ngày ….../….../20…."),
        line(Style.BODY, "2. Đối với từng nhiệm vụ, nêu rõ nguyên nhân chậm, trách nhiệm của tập thể, cá nhân liên quan; "
             "trường hợp có khó khăn, vướng mắc vượt thẩm quyền, báo cáo cụ thể nội dung và cấp có thẩm quyền giải quyết."),
        line(Style.BODY, "3. Trường hợp số liệu tại phụ lục chưa đúng, thông tin lại để đối chiếu, thống nhất."),
        line(Style.BODY, f"{writer} thông báo để {'quý cơ quan' if single else 'các cơ quan, đơn vị'} biết, thực hiện./."),
    ]  # fmt: skip


def _unsent(letter: Letter) -> str:
    back = any(urging.came_back(line) for one in letter.units for line in one.lines)
    return "chưa gửi kết quả" + (" hoặc chưa gửi bổ sung kết quả được trả lại" if back else "")


def _recipients(letter: Letter) -> tuple[str, ...]:
    above = letter.office.parent if letter.office else None
    return ("Như trên;", *((f"{phrases.short(above, letter.office)} (để b/c);",) if above else ()), "Lưu: VT.")


def _annex(letter: Letter, one: Urged, number: str) -> list[Block]:
    columns = (
        Column("TT", 1.5, "center"), Column("Nhiệm vụ", 7.4), Column("Căn cứ giao", 6.4), Column("Thời hạn", 6.4, "center"),
        Column("Quá hạn (ngày)", 2.3, "center"),
    )  # fmt: skip
    times = by_times(one.lines, {each.id for each in one.lines if _stands_alone(each, letter)})
    heads = [same.line for same in times]
    rows = [
        (str(at), phrases.title(each), phrases.basis(each, letter.issued.get(each.plan)),
         _due(each, letter) + _times(later, letter) + _one_result(each, heads, letter), phrases.days_late(each))
        for at, (each, later) in enumerate(times, 1)
    ]  # fmt: skip
    writer = phrases.office_name(letter.office)
    of, as_of = f"Phạm vi: {letter.of}. " if letter.of else "", phrases.as_of(letter.moment, letter.zone)
    blocks: list[Block] = [
        Break(),
        line(Style.TITLE, f"PHỤ LỤC{number}"),
        line(Style.TITLE, f"NHIỆM VỤ QUÁ HẠN CỦA {one.unit_name.upper()}"),
        line(
            Style.SUBTITLE,
            f"(Kèm theo Công văn số ……/…… ngày …/…/{letter.moment.astimezone(letter.zone).year} của {writer})",
        ),
        table(columns, [*rows, _total(one, several=len(rows) < len(one.lines))], sums=1),
        line(
            Style.NOTE,
            f"{of}{as_of}. Ngày ghi ở cột thời hạn là ngày cuối còn trong hạn.",
        ),
    ]
    if held := _not_urged(one):
        blocks.append(line(Style.NOTE, f"Ngoài ra, {held}, không thuộc diện đôn đốc."))
    return blocks


def _total(one: Urged, *, several: bool) -> tuple[str, ...]:
    """How many assignments the rows are; `several`: a row stands for more than one."""
    each = " (việc lặp lại tính từng kỳ)" if several else ""
    return "", f"Tổng số: {phrases.number(len(one.lines))} nhiệm vụ{each}", "", "", ""


def _due(one: Line, letter: Letter) -> str:
    """The date, and below it what is to be known of it: that it was late when it was given, that it came back, that more time was
    asked for then, that it was urged, that its unit waits for partners.
    """
    zone = letter.zone
    returned, asked = phrases.returned(one, letter.moment, zone), phrases.asked(one)
    known = "".join(f"\n({told})" for told in (*returned, *asked)) + _urged(one, letter) + _waits_for(one, zone)
    return phrases.late_due(one, zone) + known


def _urged(one: Line, letter: Letter) -> str:
    """Below the date: the last letter that urged it."""
    before = letter.urged.get(one.id)
    return f"\n(đã đôn đốc tại Công văn số {before.number} ngày {date(before.day)})" if before else ""


def _waits_for(one: Line, zone: ZoneInfo) -> str:
    """Below the date: the partners that were asked for their part and have not given it."""
    return f"\n({told})" if (told := phrases.waits_for(one, zone)) else ""


def _stands_alone(one: Line, letter: Letter) -> bool:
    """Whether there is something to say of this time alone, so that it is no row with the other times of its task."""
    return told_alone(one) or one.id in letter.urged or one.id in letter.shared


def _times(later: Sequence[Line], letter: Letter) -> str:
    """Below the date of the longest overdue time of a recurring task: how many there are, and the dates of the others."""
    if not later:
        return ""
    dues = dates([one.due for one in later if one.due], letter.zone)
    return f"\n({phrases.number(len(later) + 1)} kỳ quá hạn; các kỳ sau có hạn {dues})"


def _one_result(line: Line, heads: Sequence[Line], letter: Letter) -> str:
    """Below the date: with which other rows of the annex its result is one."""
    others = letter.shared.get(line.id, frozenset())
    rows = [str(at) for at, one in enumerate(heads, 1) if one.id in others]
    return f"\n(kết quả dùng chung với mục {', '.join(rows)})" if rows else ""


def _not_urged(one: Urged) -> str:
    parts = (
        (one.waiting, "đã gửi kết quả, đang chờ xác nhận"),
        (one.correcting, "đã gửi kết quả, được trả lại và còn trong hạn bổ sung"),
        (one.asked, "đã đề nghị gia hạn trước khi hết hạn, chờ trả lời"),
    )
    held = [f"{phrases.number(n)} nhiệm vụ quá hạn khác {what}" for n, what in parts if n]
    return "; ".join(held)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
