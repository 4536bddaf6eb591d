"""The supervisor's brief by mail: on the afternoon of the week's last working day, with what the one page says at that moment.

The page itself and the letter that it proposes go with it, where the channel is a mail box; a chat gets the links.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from desk.papers.blocks import Block, Line, Style, Table
from desk.papers.brief import Brief, brief_facts, brief_paper, proposed
from desk.papers.filing import download_paper, may_draft
from desk.papers.letter import NothingToUrge
from desk.papers.making import Kind, Order, PaperTooLong
from desk.papers.phrases import number
from desk.people import actor_of, who
from models import outbox
from models.database import Engine, reading, writing
from models.files import Kept
from models.outbox import NewMessage
from models.outbox_files import within
from models.reminding import ChannelFacts, PersonFacts, Registry, keys_of, registry
from models.settings import Settings
from notifications.channels import is_mail
from notifications.escalation import URGENT_TAG
from notifications.hours import next_open
from notifications.render import link
from notifications.sweep import SHORT_TAG, message_key
from plans.access import Actor, Role, watch_of
from plans.calendar import Calendar
from plans.state import State

KIND = "brief"
HOUR = dt.time(15, 30)
"""When it is made: before the meeting that begins the next week, in time to be printed."""
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


class Made(NamedTuple):
    """The brief for a mail box, where its papers go with it, and for a chat."""

    mail: Letter
    chat: Letter
    papers: tuple[Kept, ...]


def put_briefs(engine: Engine, settings: Settings, today: dt.date, now: dt.datetime, calendar: Calendar) -> int:
    """Puts each supervisor's brief into the outbox once its hour has come; how many messages were new.

    Again it adds nothing. Who has nothing in sight gets none; who sees a part gets that part, named.
    """
    if now.astimezone(settings.zone).time() < HOUR or not ends_week(today, calendar):
        return 0
    with reading(engine) as session:
        known, sent = registry(session), keys_of(session, today)
    at, put = next_open(now, settings.office_hours, calendar, settings.zone), 0
    for person, channels in _readers(known):
        keys = {one.id: message_key(person.slug, KIND, today, one.id) for one in channels}
        if sent.issuperset(keys.values()) or (made := _made(engine, settings, person, now)) is None:
            continue
        rows = [_message(one, keys[one.id], person, made, today, at) for one in channels]
        with writing(engine) as session:
            put += outbox.put(session, rows, now)
    return put


def ends_week(day: dt.date, calendar: Calendar) -> bool:
    """Whether it is the last working day of its week: Friday, unless that is a day off or the Saturday is worked."""
    after = calendar.next_working(day + dt.timedelta(days=1))
    return calendar.is_working(day) and after.isocalendar()[:2] != day.isocalendar()[:2]


def _readers(known: Registry) -> Iterator[tuple[PersonFacts, list[ChannelFacts]]]:
    """Every supervisor who can be reached, with the channels that are not for urgent news alone."""
    for id_ in dict.fromkeys(one.person_id for one in known.roles if one.role == Role.SUPERVISOR.value):
        channels = [one for one in known.channels if one.person_id == id_ and URGENT_TAG not in one.tags]
        if channels:
            yield known.persons[id_], channels


def _made(engine: Engine, settings: Settings, person: PersonFacts, now: dt.datetime) -> Made | None:
    """The brief of what he sees, with its papers; None where that is nothing."""
    with reading(engine) as session:
        actor = actor_of(session, who(session, person.slug))
    brief = brief_facts(
        engine, now, settings.zone, office=settings.office, sight=watch_of(actor), reader=actor.unit or ""
    )
    if not sum(brief.counts.values()):
        return None
    url, papers = settings.public_url, _papers(engine, settings, actor, proposed(brief), now)
    return Made(in_words(brief, person, url, papers), in_words(brief, person, url), papers)


def _papers(
    engine: Engine, settings: Settings, actor: Actor, units: Sequence[str], now: dt.datetime
) -> tuple[Kept, ...]:
    """What he may take from the pages at this moment: the one page, and a draft of the letter that it proposes to these units."""
    orders = [Order(Kind.BRIEF, "pdf", now, settings.zone, office=settings.office or "")]
    if units and may_draft(actor):
        orders.append(orders[0]._replace(kind=Kind.LETTER, ending="docx", units=tuple(units)))
    files = []
    for order in orders:
        try:
            made = download_paper(engine, actor, order, now)
        except (NothingToUrge, PaperTooLong):
            continue
        files.append(Kept(made.name, made.media_type, made.content))
    return within(files)


def in_words(brief: Brief, person: PersonFacts, url: str, papers: Sequence[Kept] = ()) -> Letter:
    """The page as a mail to this person, with where its list opens and its print is taken, and which papers go with it."""
    day = brief.moment.astimezone(brief.zone).date()
    move = len(brief.late) - brief.before
    turned = f" ({'tăng' if move > 0 else 'giảm'} {number(abs(move))})" if move else ""
    monday = day - dt.timedelta(days=day.weekday())
    subject = f"[Tuần {monday:%d}–{day:%d/%m}] Quá hạn {number(brief.counts[State.OPEN_OVERDUE])}{turned}"
    blocks = [one for one in brief_paper(brief).blocks if not _said(one).startswith("Kính gửi: ")]
    to = ", ".join(part for part in (f"Đồng chí {person.name}", person.title) if part)
    links = [("Mở danh sách quá hạn", link(url, "qua-han")), ("Bản in 01 trang A4", link(url, "tai-ve", "brief.pdf"))]
    shown = [(words, address) for words, address in links if address]
    with_it = [f"Kèm theo: {'; '.join(_PAPERS[one.name.rpartition('.')[2]] for one in papers)}."] if papers else []
    text = [f"Kính gửi: {to}", *map(_plain, blocks), *with_it]
    text += [*(f"{words}: {address}" for words, address in shown), "--", _WHY]
    html = [
        f"<p><strong>Kính gửi:</strong> {escape(to)}</p>",
        *map(_html, blocks),
        *(f"<p>{one}</p>" for one in with_it),
    ]
    html += [f'<p><a href="{escape(address)}">{escape(words)}</a></p>' for words, address in shown]
    page = "\n".join([*html, f"<p><small>{escape(_WHY)}</small></p>"])
    body = f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"/></head>\n<body style="{_LOOK}">\n{page}\n</body></html>\n'
    return Letter(subject, "\n\n".join(text) + "\n", body, f"{subject}. {shown[0][1] if shown else ''}".strip())


def _message(
    channel: ChannelFacts, key: str, person: PersonFacts, made: Made, day: dt.date, at: dt.datetime
) -> NewMessage:
    short, mail = SHORT_TAG in channel.tags, is_mail(channel.url)
    letter = made.mail if mail and not short else made.chat
    body, html = (letter.short, None) if short else (letter.text, letter.html)
    files = made.papers if mail and not short else ()
    return NewMessage(key, person.id, KIND, day, channel.id, letter.subject, body, at, html, files=files)


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
