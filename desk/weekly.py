"""The supervisor's brief by mail: on the afternoon of the week's last working day, with what the one page says at that moment;
where nothing ran then, on the next working day that something does, told to be of that week.

The page itself and the letter that it proposes go with it, where the channel is a mail box; a chat gets the links. The letter is
kept among the papers that were drafted.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from html import escape
from typing import NamedTuple

from desk.papers.blocks import Block, Line, Style, Table
from desk.papers.brief import Brief, brief_facts, brief_paper, proposed
from desk.papers.filing import download_paper, draft_of, may_draft
from desk.papers.letter import NothingToUrge
from desk.papers.making import Kind, Order, PaperTooLong
from desk.papers.making import Made as Paper
from desk.papers.phrases import number
from desk.people import actor_of, who
from models import outbox
from models.database import Engine, Session, reading, writing
from models.figures import state_counts
from models.files import Kept
from models.outbox import NewMessage
from models.outbox_files import within
from models.reminding import ChannelFacts, PersonFacts, Registry, keys_of, registry
from models.settings import Settings
from notifications.channels import is_mail
from notifications.enclosed import WITH
from notifications.escalation import URGENT_TAG
from notifications.hours import is_open, next_open
from notifications.render import link
from notifications.sweep import SHORT_TAG, message_key
from plans.access import Actor, Role, watch_of
from plans.calendar import Calendar
from plans.state import State

KIND = "brief"
HOUR = dt.time(15, 30)
"""When it is made: before the meeting that begins the next week, in time to be printed."""
_LATE = "Gửi bù báo cáo của tuần {days}/{day:%Y}: chiều ngày {day:%d/%m/%Y} chưa gửi; số liệu dưới đây là của lúc gửi thư này."
_WHY = (
    "Lý do đồng chí nhận thư này: đồng chí là lãnh đạo theo dõi các nhiệm vụ nêu trên. "
    "Thư tự động, không thay thế văn bản; khi mở đường dẫn cần đăng nhập."
)


_PAPERS = {"pdf": "bản in 01 trang A4 (.pdf)", "docx": "dự thảo công văn đôn đốc, chưa ký, chưa có số (.docx)"}
_LOOK = "font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5"


class Letter(NamedTuple):
    """The brief in words; `short` is for a group: numbers alone."""

    subject: str
    text: str
    html: str
    short: str


class Papers(NamedTuple):
    """What goes with a brief: the one page, and the letter that it proposes, to be kept as drafted."""

    page: Paper | None = None
    letter: Paper | None = None
    order: Order | None = None

    @property
    def files(self) -> tuple[Kept, ...]:
        """Those that one mail can hold."""
        made = (one for one in (self.page, self.letter) if one)
        return within([Kept(one.name, one.media_type, one.content) for one in made])


def put_briefs(engine: Engine, settings: Settings, today: dt.date, now: dt.datetime, calendar: Calendar) -> int:
    """Puts each supervisor's brief into the outbox once its hour has come, or its hour has passed unused; how many messages were new.

    Again it adds nothing. Who has nothing in sight gets none; who sees a part gets that part, named.
    """
    week = _week_to_tell(settings, today, now, calendar)
    if week is None:
        return 0
    with reading(engine) as session:
        known, sent = registry(session), keys_of(session, week).keys()
    at, put = next_open(now, settings.office_hours, calendar, settings.zone), 0
    for person, channels in _readers(known):
        keys = {one.id: message_key(person.slug, KIND, week, one.id) for one in channels}
        if sent >= {*keys.values()} or (week < today and not _missed(engine, settings, person, week, sent)):
            continue
        if (found := _seen(engine, settings, person, now)) is None:
            continue
        actor, brief = found
        mails = [one.id for one in channels if _takes_files(one)]
        papers = _papers(engine, settings, actor, proposed(brief), now) if mails else Papers()
        with writing(engine) as session:
            number, papers = _kept(session, person, papers, now)
            mail = in_words(brief, person, settings.public_url, week, papers.files, number)
            chat = in_words(brief, person, settings.public_url, week)
            rows = [
                _message(one, keys[one.id], mail if one.id in mails else chat, papers.files, week, at)
                for one in channels
            ]
            put += outbox.put(session, rows, now)
    return put


def _week_to_tell(settings: Settings, today: dt.date, now: dt.datetime, calendar: Calendar) -> dt.date | None:
    """The last working day of the week whose brief is to be there by now: this one's from its hour on, before, in office hours, the
    last one's.
    """
    if ends_week(today, calendar) and now.astimezone(settings.zone).time() >= HOUR:
        return today
    if not is_open(now, settings.office_hours, calendar, settings.zone):
        return None
    return calendar.previous_working(today - dt.timedelta(days=today.weekday() + 1))


def ends_week(day: dt.date, calendar: Calendar) -> bool:
    """Whether it is the last working day of its week: Friday, unless that is a day off or the Saturday is worked."""
    after = calendar.next_working(day + dt.timedelta(days=1))
    return calendar.is_working(day) and after.isocalendar()[:2] != day.isocalendar()[:2]


def _missed(engine: Engine, settings: Settings, person: PersonFacts, week: dt.date, sent: AbstractSet[str]) -> bool:
    """Whether he should have heard at the end of that week and did not, by any channel, be it one that he has no more."""
    if any(key.startswith(f"{person.slug}:{KIND}:") for key in sent):
        return False
    hour = dt.datetime.combine(week, HOUR, settings.zone)
    with reading(engine) as session:
        sight = watch_of(actor_of(session, who(session, person.slug)))
        return any(state_counts(session, hour, sight=sight).values())


def _readers(known: Registry) -> Iterator[tuple[PersonFacts, list[ChannelFacts]]]:
    """Every supervisor who can be reached, with the channels that are not for urgent news alone."""
    for id_ in dict.fromkeys(one.person_id for one in known.roles if one.role == Role.SUPERVISOR.value):
        channels = [one for one in known.channels if one.person_id == id_ and URGENT_TAG not in one.tags]
        if channels:
            yield known.persons[id_], channels


def _seen(engine: Engine, settings: Settings, person: PersonFacts, now: dt.datetime) -> tuple[Actor, Brief] | None:
    """Who he is and the brief of what he sees; None where that is nothing."""
    with reading(engine) as session:
        actor = actor_of(session, who(session, person.slug))
    brief = brief_facts(
        engine, now, settings.zone, office=settings.office, sight=watch_of(actor), reader=actor.unit or ""
    )
    return (actor, brief) if sum(brief.counts.values()) else None


def _takes_files(channel: ChannelFacts) -> bool:
    return is_mail(channel.url) and SHORT_TAG not in channel.tags


def _papers(engine: Engine, settings: Settings, actor: Actor, units: Sequence[str], now: dt.datetime) -> Papers:
    """What he may take from the pages at this moment: the one page, and a draft of the letter that it proposes to these units."""
    order = Order(Kind.BRIEF, "pdf", now, settings.zone, office=settings.office or "")
    page = _paper(engine, actor, order)
    if not units or not may_draft(actor):
        return Papers(page)
    order = order._replace(kind=Kind.LETTER, ending="docx", units=tuple(units))
    return Papers(page, _paper(engine, actor, order), order)


def _paper(engine: Engine, actor: Actor, order: Order) -> Paper | None:
    with suppress(NothingToUrge, PaperTooLong):
        return download_paper(engine, actor, order, order.moment)
    return None


def _kept(session: Session, person: PersonFacts, papers: Papers, now: dt.datetime) -> tuple[int | None, Papers]:
    """The number under which the letter is kept that is mailed, and what is mailed: where somebody else's of this day urges the same,
    that one is his draft too. None where there is none.
    """
    if papers.letter is None or papers.order is None:
        return None, papers
    number, letter = draft_of(session, who(session, person.slug), papers.letter, papers.order, now)
    mailed = papers.letter._replace(name=letter.name, media_type=letter.media_type, content=letter.content)
    return number, papers._replace(letter=mailed)


def in_words(
    brief: Brief, person: PersonFacts, url: str, week: dt.date, papers: Sequence[Kept] = (), drafted: int | None = None
) -> Letter:
    """The page as a mail to this person, of the week that ended on a day, with where its list opens and its print is taken, which
    papers go with it, and under which number the letter was kept.
    """
    past = week < brief.moment.astimezone(brief.zone).date()
    move = len(brief.late) - brief.before
    turned = f" ({'tăng' if move > 0 else 'giảm'} {number(abs(move))})" if move and not brief.first else ""
    monday = week - dt.timedelta(days=week.weekday())
    days = f"{monday:%d}" if monday.month == week.month else f"{monday:%d/%m}"
    days += f"–{week:%d/%m}"
    named = f"[Tuần {days}{', gửi bù' * past}]"
    subject = f"{named} Quá hạn {number(brief.counts[State.OPEN_OVERDUE])}{turned}"
    subject += f"; {number(len(brief.requests))} đề nghị gia hạn" if brief.requests else ""
    late = [_LATE.format(days=days, day=week)] if past else []
    blocks = [one for one in brief_paper(brief).blocks if not _said(one).startswith("Kính gửi: ")]
    to = ", ".join(part for part in (f"Đồng chí {person.name}", person.title) if part)
    links = [("Mở danh sách quá hạn", link(url, "qua-han")), ("Bản in 01 trang A4", link(url, "tai-ve", "brief.pdf"))]
    links += [("Dự thảo công văn đôn đốc", link(url, "van-ban-da-lap", str(drafted)))] if drafted else []
    shown = [(words, address) for words, address in links if address]
    with_it = [f"{WITH}{'; '.join(_PAPERS[one.name.rpartition('.')[2]] for one in papers)}."] if papers else []
    text = [f"Kính gửi: {to}", *late, *map(_plain, blocks), *with_it]
    text += [*(f"{words}: {address}" for words, address in shown), "--", _WHY]
    html = [
        f"<p><strong>Kính gửi:</strong> {escape(to)}</p>",
        *(f"<p>{one}</p>" for one in late),
        *map(_html, blocks),
        *(f"<p>{one}</p>" for one in with_it),
    ]
    html += [f'<p><a href="{escape(address)}">{escape(words)}</a></p>' for words, address in shown]
    page = "\n".join([*html, f"<p><small>{escape(_WHY)}</small></p>"])
    body = f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"/></head>\n<body style="{_LOOK}">\n{page}\n</body></html>\n'
    return Letter(subject, "\n\n".join(text) + "\n", body, f"{subject}. {shown[0][1] if shown else ''}".strip())


def _message(
    channel: ChannelFacts, key: str, letter: Letter, papers: tuple[Kept, ...], day: dt.date, at: dt.datetime
) -> NewMessage:
    body, html = (letter.short, None) if SHORT_TAG in channel.tags else (letter.text, letter.html)
    files = papers if _takes_files(channel) else ()
    return NewMessage(key, channel.person_id, KIND, day, channel.id, letter.subject, body, at, html, files=files)


def _said(block: Block) -> str:
    return "".join(run.text for run in block.runs) if isinstance(block, Line) else ""


def _plain(block: Block) -> str:
    """A line as it is; of a table each row with the headings before its figures."""
    if not isinstance(block, Table):
        return _said(block)
    names = [column.heading for column in block.columns]
    numbered = names[0] == "TT"
    rows = [
        (f"{row[0]}." if numbered else "-", list(zip(names, row, strict=True))[int(numbered) :]) for row in block.rows
    ]
    return "\n".join(f"{mark} {'; '.join(f'{name}: {cell}' for name, cell in row if cell)}" for mark, row in rows)


def _html(block: Block) -> str:
    if isinstance(block, Table):
        head = "".join(f"<th>{escape(column.heading)}</th>" for column in block.columns)
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
        return f'<table border="1" cellpadding="4" style="border-collapse:collapse"><tr>{head}</tr>{rows}</table>'
    runs = block.runs if isinstance(block, Line) else ()
    heavy = isinstance(block, Line) and block.style in (Style.TITLE, Style.HEADING)
    words = (f"<strong>{escape(run.text)}</strong>" if run.bold or heavy else escape(run.text) for run in runs)
    return f"<p>{''.join(words)}</p>"
