"""`today`: what needs an act of somebody now, as on the first page."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from cli.more_time import tell_requests
from cli.options import Json
from cli.partners import tell_awaited, turn_words
from cli.words import lang, say

if TYPE_CHECKING:
    from desk.moved_dates import MovedDate
    from desk.seeing import Today
    from models.lines import Line

AMENDED = "amend"
PANEL = say("Theo dõi", "Follow")
Whose = Annotated[str, typer.Argument(metavar="PERSON", help=say("Của người nào (mã)", "Whose day (slug)"))]
Hat = Annotated[str | None, typer.Option("--unit", metavar="UNIT", help=say("Chỉ của đơn vị này", "Only of this unit"))]


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    told = say("Việc cần xử lý hôm nay của một người", "What needs somebody's act today")
    app.command("today", help=told, rich_help_panel=PANEL)(today)


def today(person: Whose, unit: Hat = None, json_: Json = False) -> int:
    """What a person has to receive, hand in, let out and confirm, and whose results are still to come; why things came back."""
    from cli.ground import here
    from cli.screen import as_json, echo, t
    from desk.extending import waiting_for
    from desk.grouped import by_times
    from desk.moved_dates import day_told
    from desk.people import actor_of, who
    from models.database import reading
    from plans.late import told_late

    ground = here()
    with reading(ground.engine()) as session:
        actor = actor_of(session, who(session, person))
        requests = waiting_for(session, actor, ground.now)
    day, moved = day_told(ground.engine(), actor, ground.now, unit)
    if json_:
        as_json({**day._asdict(), "moved": moved, "more_time": requests})
        return 0
    tell_requests(requests, ground.settings.zone, ground.now.astimezone(ground.settings.zone).date())
    _moved(moved, ground.settings.zone)
    tell_awaited(day, ground.now, ground.settings.zone)
    if late := told_late(day.late, lang()):
        echo(late)
    for title, rows in _in_order(day):
        if rows:
            late = f", {t('day.partner-late', n=day.late.new)}" if title == "receive" and day.late.new else ""
            echo(f"{t(f'day.{title}')} ({len(rows)}){late}", style="bold")
        for line, later in by_times(rows, {*day.returned, *day.doubts, *day.closes}):
            _tell(line, day, ground.now, ground.settings.zone)
            _times(later, ground.now, ground.settings.zone)
    for one in day.together:
        echo(f"{t('inside.ids')}: {', '.join(str(line.id) for line in one.lines)}")
    _collect(day)
    if (
        not day.awaited
        and not requests
        and not any(rows for title, rows in _in_order(day) if not title.startswith("own"))
    ):
        echo(t("day.nothing"))
    if folded := sum(len(group.lines) for group in day.standing):
        echo(t("day.standing", n=folded))
    if day.rest:
        echo(t("day.rest", n=len(day.rest)))
    return 0


def _in_order(day: "Today") -> list[tuple[str, "list[Line]"]]:
    """What the day is made of, in the order of the first page."""
    mine = [("hand-in", day.hand_in), ("own" if day.hand_in else "own-all", day.own)]
    received = [line for group in day.receive for line in group.lines]
    others = [("receive", received), ("let-out", day.let_out), ("stuck", list(day.stuck)), ("confirm", day.results)]
    return [*mine, *others] if day.own_first else [*others, *mine]


def _tell(line: "Line", day: "Today", now: dt.datetime, zone: ZoneInfo) -> None:
    """One assignment: what, until when, whose turn, who takes part, why it came back, what is doubtful."""
    from cli.screen import due_in, echo, t
    from plans.moved import told_moves
    from plans.waited import told_waited
    from plans.wording import render

    asked = t("extension.asked-until", day=line.asked_until.isoformat()) if line.asked_until else ""
    told = told_moves(line.moves, lang(), zone), told_waited(line.waited, lang(), zone), asked
    shown = [due_in(line.correct_by or line.due, zone), *filter(None, told)]
    if late := _when(line, now, zone):
        shown.insert(1, late)
    facts = ["; ".join(shown), turn_words(line, zone), line.unit_name]
    if line.id in day.partners:
        facts.append(f"{t('column.with')}: {'; '.join(day.partners[line.id])}")
    echo(f"  {line.id}  {line.title}")
    echo(f"      {' · '.join(facts)}")
    if back := day.returned.get(line.id):
        at = f"{back.at.astimezone(zone):%H:%M %d/%m/%Y}"
        key = "web.given-back" if back.act == "give-back" else "web.returned"
        echo(f"      {t(key, name=back.by_name or '-', at=at)}: {back.note or '-'}")
    if with_it := day.along.get(line.id):
        for other in with_it.goes:
            echo(f"      {t('along.too', numbers=other.id)}: {other.title}")
        if with_it.of:
            echo(f"      {t('along.of')} {', '.join(t('along.number', n=number) for number in with_it.of)}")
    if closed := day.closes.get(line.id):
        echo(f"      {t('along.closes', n=len(closed) + 1)}:")
        for other in closed:
            echo(f"      {other.id}  {other.title}")
    for doubt in day.doubts.get(line.id, ()):
        echo(f"      {render(doubt, lang()).says}")


def _times(later: "list[Line]", now: dt.datetime, zone: ZoneInfo) -> None:
    """The later times of a recurring task behind the first: each with its number, its date and how late it is."""
    from cli.screen import due_in, echo, t

    if later:
        echo(f"      {t('day.times', n=len(later) + 1)}:")
    for one in later:
        late = _when(one, now, zone)
        echo(f"        {one.id}  {due_in(one.due, zone)}" + (f" ({late})" if late else ""))


def _when(line: "Line", now: dt.datetime, zone: ZoneInfo) -> str:
    """That this is its last day, while it is with the unit; else how late it is."""
    from cli.screen import t
    from plans.late import is_due_today

    last = line.stage in ("draft", "execute") and is_due_today(line.due, now, zone)
    return t("day.due-today").lower() if last else _late(line)


def _late(line: "Line") -> str:
    """How late it is, where it is open; of what is late by hours of its last day alone that it is of the same day."""
    from cli.screen import t

    if line.state != "open-overdue" or not line.days_late:
        return ""
    return t("day.late-same-day" if line.same_day else "day.late", n=line.days_late).lower()


def _moved(found: "list[MovedDate]", zone: dt.tzinfo) -> None:
    """Whose date was moved within the last week, or was asked to be and was not."""
    from cli.screen import echo, t
    from plans.retelling import retold

    if found:
        echo(f"{t('day.moved')} ({len(found)})", style="bold")
    for one in found:
        act = t("day.amended") if one.last.act == AMENDED else t(f"act.{one.last.act}")
        note = retold(one.last.note, lang())
        echo(f"  {one.line.id}  {one.line.title}")
        echo(f"      {act}, {one.last.at.astimezone(zone):%d/%m/%Y}{': ' if note else ''}{note}")


def _collect(day: "Today") -> None:
    """What other units are to send and have not all sent."""
    from cli.screen import echo, t

    if day.collect:
        echo(f"{t('day.collect')} ({len(day.collect)})", style="bold")
    for one in day.collect:
        counts = f"{t('collect.in', n=one.sent, of=one.total)}, {t('collect.out', n=one.missing)}"
        echo(f"  {one.title} ({one.number or one.plan_title}): {counts}")
