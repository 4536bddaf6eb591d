"""A date that is moved when it has passed, by an amendment or a grant: that the work had been overdue stays said everywhere."""

import datetime as dt
from random import Random

import pytest
from sqlalchemy import insert
from sqlmodel import select

from cli.listing import _cells
from desk.amending import amend_plan, propose_amendment
from desk.exporting import export_tasks, record_of
from desk.handing_over import HandOver, hand_over
from desk.intake import take_in
from desk.launching import Wish
from desk.papers import phrases
from desk.papers.brief import brief_facts, brief_paper
from models.amend_rows import Rows
from models.core import table
from models.database import reading, writing
from models.opening import Opening
from models.settings import Settings
from models.tables import Assignment, Channel, Person, Unit
from notifications.sweep import preview, remind
from plans.amended import Why
from plans.calendar import Calendar
from plans.dates import last_day, last_moment
from plans.due import OnDate
from plans.files import write_plan
from plans.moved import AMEND, Moved, told_moves
from plans.retelling import retold
from plans.state import ZONE, State
from plans.wanted import Wanted
from tests.asking import BEFORE, answered, asked, view
from tests.desks import office
from tests.handing import HEIR, HOME
from tests.office import plan

__all__ = ["office"]

OFFICE = "song-thao/van-phong"
SETTINGS = Settings(office=OFFICE)
LATE = dt.datetime(2026, 10, 5, 3, tzinfo=dt.UTC)
"""10:00 on the fifth day after the date."""
FIRST, THEN = dt.date(2026, 9, 30), dt.date(2026, 10, 20)
SAID = "điều chỉnh khi đã quá hạn 05 ngày, vẫn ghi đã quá hạn"


def proposed(engine, day, now, text=""):
    first, *rest = plan().tasks
    moved = first.model_copy(update={"due": OnDate(date=day, text=text)})
    taken = take_in(write_plan(plan(tasks=(moved, *rest))).encode(), "a.yaml")
    wish = Wish(now.date(), now, proposed_by="hoa", agreed_by="dung")
    return propose_amendment(engine, taken, wish, SETTINGS), wish


def amended(engine, day, now, text=""):
    return amend_plan(engine, *proposed(engine, day, now, text))


def handed(engine, number, old, new, now):
    """The number that the work has with its new unit."""
    with reading(engine) as session:
        version = session.exec(select(Assignment.version).where(Assignment.id == number)).one()
    hand_over(engine, SETTINGS, "dung", HandOver(old, new, now.date(), "Sắp xếp", lines=((number, version),)), now)
    with reading(engine) as session:
        task = session.exec(select(Assignment.task_id).where(Assignment.id == number)).one()
        mine = select(Assignment.id).join(Unit, Unit.id == Assignment.unit_id)
        return session.exec(mine.where(Assignment.task_id == task, Unit.slug == new)).one()


def record(engine, now):
    export = export_tasks(engine, now, ZONE)
    return next(record_of(one, ZONE) for one in export.lines if one.id == 1)


def test_an_amendment_of_what_is_overdue_says_so_before_and_after(office):
    shown, wish = proposed(office, THEN, LATE)
    assert (shown.figures.redated, shown.figures.overdue) == (1, 1)
    assert [SAID in one.note for one in shown.touched if one.task == "1.a"] == [True]
    assert amend_plan(office, shown, wish).overdue == 1
    line = view(office, now=LATE).line
    assert (line.state, line.first_due, line.was_overdue) == (State.OPEN_ON_TIME, last_moment(FIRST), 5)
    note = view(office, now=LATE).history[-1].note
    assert note == f"thời hạn: 30/09/2026 → 20/10/2026; {SAID}"
    assert "moved when it was 5 days overdue; that it was stays recorded" in retold(note, "en")
    earlier = view(office, now=LATE - dt.timedelta(hours=1)).line
    assert (earlier.state, earlier.moves) == (State.OPEN_OVERDUE, ()), "as the board stood then"


def test_more_results_that_came_late_than_one_statement_may_name(office):
    """Each was handed in at a moment of its own, and waits to be confirmed."""
    many = 1100
    with writing(office) as session:
        one = session.get(Assignment, 1).model_dump(exclude={"id", "unit_id"})
        units = [Unit(slug=f"xa-{n}", name=f"UBND xã {n}", kind="commune") for n in range(many)]
        session.add_all(units)
        session.flush()
        came = [LATE - dt.timedelta(seconds=n) for n in range(many)]
        handed = [{"stage": "review", "credited_at": at, "handed_in_at": at} for at in came]
        rows = [one | more | {"unit_id": unit.id} for unit, more in zip(units, handed, strict=True)]
        session.connection().execute(insert(table(Assignment)), rows)
    with office.begin() as connection:
        changes = Rows(connection, LATE, None, Why())
        row = connection.execute(select(Assignment.task_id, Assignment.occurrence).where(Assignment.id == 1)).one()
        changes.redate(row.task_id, "1.a", Opening(row.occurrence, last_moment(THEN)))
    assert (changes.redated, changes.overdue) == (many + 1, many + 1)


def test_what_was_late_by_hours_when_its_date_moved_was_late_of_that_day():
    due = dt.datetime(2026, 10, 5, 2, tzinfo=dt.UTC)
    move = Moved(AMEND, LATE, due, last_moment(THEN), 1)
    assert told_moves((move,)) == "điều chỉnh từ 09 giờ 00 ngày 05/10/2026 khi đã quá hạn trong ngày"
    assert told_moves((move,), "en").endswith("when overdue within the day")
    assert told_moves((move._replace(at=LATE + dt.timedelta(days=1)),)).endswith("khi đã quá hạn 01 ngày")


def test_an_amendment_in_time_says_nothing_of_lateness(office):
    assert amended(office, THEN, BEFORE).overdue == 0
    line = view(office, now=LATE).line
    assert (line.first_due, line.was_overdue) == (None, 0)
    assert "quá hạn" not in view(office, now=LATE).history[-1].note
    assert told_moves(line.moves) == "điều chỉnh từ 30/09/2026"


def test_an_amendment_keeps_the_grant_before_it_and_the_first_date(office):
    asked(office, dt.date(2026, 10, 2))
    answered(office)
    amended(office, THEN, LATE, "trước ngày 21 tháng 10")
    line = view(office, now=LATE).line
    assert (line.extended_from, line.first_due, line.was_overdue) == (last_moment(FIRST), last_moment(FIRST), 3)
    told = "điều chỉnh từ 02/10/2026 khi đã quá hạn 03 ngày; được gia hạn từ 30/09/2026"
    assert phrases.due(line, ZONE) == f"20/10/2026 ({told})", "not the words of the document"
    brief = brief_facts(office, LATE, ZONE, office=OFFICE)
    assert (brief.unextended.many, brief.unextended.granted, brief.unextended.amended) == (1, 1, 1)
    assert brief.unextended.counts[State.OPEN_OVERDUE] == brief.counts[State.OPEN_OVERDUE] + 1
    lines = ["".join(run.text for run in one.runs) for one in brief_paper(brief).blocks if hasattr(one, "runs")]
    said = "trước khi gia hạn, điều chỉnh (01 nhiệm vụ được gia hạn; 01 nhiệm vụ điều chỉnh thời hạn khi đã quá hạn; tổng số 01 nhiệm vụ)"
    assert any(f"{said}: 0,0% = 00/03." in one for one in lines)


def test_the_week_still_counts_what_became_overdue_after_its_date_was_moved(office):
    """Two pages of one day agree about what came; what is overdue no more says that its date was moved."""
    before = brief_facts(office, LATE - dt.timedelta(hours=1), ZONE, office=OFFICE)
    assert (before.arisen, before.settled, before.redated, len(before.late)) == (1, 0, 0, 3)
    amended(office, THEN, LATE)
    after = brief_facts(office, LATE + dt.timedelta(hours=1), ZONE, office=OFFICE)
    assert (after.arisen, after.settled, after.redated, len(after.late)) == (1, 1, 1, 2)
    lines = ["".join(run.text for run in one.runs) for one in brief_paper(after).blocks if hasattr(one, "runs")]
    said = "(phát sinh 01, không còn quá hạn 01, trong đó 01 do dời thời hạn khi đã quá hạn)"
    assert any(said in one for one in lines)
    narrowed = brief_facts(office, LATE + dt.timedelta(hours=1), ZONE, Wanted(unit=HEIR), office=OFFICE)
    assert (narrowed.redated, narrowed.settled) == (0, 0), "another unit's"
    later = brief_facts(office, LATE + dt.timedelta(days=7, hours=1), ZONE, office=OFFICE)
    assert (later.settled, later.redated) == (0, 0), "the week after"


def with_mailboxes(office):
    with writing(office) as session:
        for one in session.exec(select(Person)).all():
            session.add(Channel(person_id=one.id, url=f"email:{one.slug}@song-thao.example"))


def test_the_mail_says_from_when_and_how_late_it_was(office):
    with_mailboxes(office)
    amended(office, THEN, LATE)
    morning = LATE + dt.timedelta(days=1)
    letters, _ = preview(office, morning.date(), morning, SETTINGS, Calendar())
    text = {one.digest.person.slug: one.words.text for one in letters if one.digest.person}["an"]
    said = "Thời hạn được điều chỉnh ngày 05/10/2026 khi đã quá hạn 05 ngày (vẫn ghi đã quá hạn): từ 30/09/2026 thành 20/10/2026."
    assert said in text
    overdue = dt.datetime(2026, 10, 22, 1, tzinfo=dt.UTC)
    letters, _ = preview(office, overdue.date(), overdue, SETTINGS, Calendar())
    text = {one.digest.person.slug: one.words.text for one in letters if one.digest.person}["an"]
    assert "20/10/2026 (điều chỉnh từ 30/09/2026 khi đã quá hạn 05 ngày)" in text


def test_the_mail_after_a_second_amendment_keeps_the_record_of_the_first(office):
    with_mailboxes(office)
    amended(office, THEN, LATE)
    told = LATE + dt.timedelta(days=1)
    remind(office, told.date(), told, SETTINGS, Calendar())
    amended(office, dt.date(2026, 10, 21), LATE + dt.timedelta(days=7))
    morning = LATE + dt.timedelta(days=8)
    letters, _ = preview(office, morning.date(), morning, SETTINGS, Calendar())
    text = {one.digest.person.slug: one.words.text for one in letters if one.digest.person}["an"]
    said = "từ 20/10/2026 thành 21/10/2026. Trước đó: điều chỉnh từ 30/09/2026 khi đã quá hạn 05 ngày."
    assert said in text, [one for one in text.split("\n") if "điều chỉnh" in one]


def test_a_grant_after_the_date_is_told_as_one_on_the_one_page(office):
    asked(office, dt.date(2026, 10, 7))
    answered(office, True, dt.date(2026, 10, 7), "Đồng ý", now=LATE)
    later = LATE + dt.timedelta(hours=1)
    brief = brief_facts(office, later, ZONE, office=OFFICE)
    lines = ["".join(run.text for run in one.runs) for one in brief_paper(brief).blocks if hasattr(one, "runs")]
    said = "trước khi gia hạn (01 nhiệm vụ được gia hạn, trong đó 01 khi đã quá hạn (01 đã đề nghị trước khi hết hạn)): 0,0% = 00/03."
    assert any(said in one for one in lines)


def test_the_five_that_matter_and_the_commands_say_what_moved_a_date(office):
    amended(office, THEN, LATE)
    overdue = dt.datetime(2026, 10, 22, 3, tzinfo=dt.UTC)
    brief = brief_facts(office, overdue, ZONE, office=OFFICE)
    (what,) = (row for one in brief_paper(brief).blocks for row in getattr(one, "rows", ()) if "20/10/2026" in str(row))
    assert "điều chỉnh từ 30/09/2026 khi đã quá hạn 05 ngày" in str(what)
    line = view(office, now=overdue).line
    assert "điều chỉnh từ 30/09/2026 khi đã quá hạn 05 ngày" in " ".join(_cells(line, ZONE, late=True))


@pytest.mark.parametrize("seed", range(8))
def test_whatever_moves_it_in_whatever_order_the_first_date_and_the_record_stay(office, seed):
    """Requests granted in time or late, amendments in time or late: page, one page and export say the same."""
    dice, now, due, granted = Random(seed), BEFORE, last_moment(FIRST), 0
    first, late = None, 0
    for _ in range(5):
        now += dt.timedelta(days=dice.choice((1, 3, 9)))
        grant = granted < 2 and now < due and dice.random() < 0.6
        day = max(last_day(due), now.astimezone(ZONE).date()) + dt.timedelta(days=dice.choice((2, 5)))
        if grant:
            asked(office, day, now=now, sure=True)
            now += dt.timedelta(days=dice.choice((0, 0, 4)))
            day = max(day, now.astimezone(ZONE).date())
            answered(office, True, day, "Đồng ý", now=now, sure=True)
            granted += 1
        else:
            amended(office, day, now)
        behind = (now.astimezone(ZONE).date() - last_day(due)).days if now >= due else 0
        first = first or (due if grant or behind else None)
        due, late = last_moment(day), max(late, behind)
    now += dt.timedelta(minutes=1)
    line, out = view(office, now=now).line, record(office, now)
    assert (line.due, line.first_due, line.was_overdue) == (due, first, late)
    assert (out["first_due"], out["was_overdue"]) == (first and first.astimezone(dt.UTC).isoformat(), late)
    brief = brief_facts(office, now, ZONE, office=OFFICE)
    assert brief.unextended.many == (first is not None)
    assert sum(brief.unextended.counts.values()) == sum(brief.counts.values())
    moved = brief.unextended.counts[State.OPEN_OVERDUE] - brief.counts[State.OPEN_OVERDUE]
    assert moved == (first is not None and first <= now < due)


def test_handed_over_the_work_keeps_what_moved_its_date(office):
    """The unit that takes it over has the first date and the lateness, those of a second move too, and so on to a third unit."""
    asked(office, dt.date(2026, 10, 2))
    answered(office)
    amended(office, THEN, LATE)
    later = LATE + dt.timedelta(days=1)
    new = handed(office, 1, HOME, HEIR, later)
    line = view(office, new, now=later).line
    assert (line.unit, line.extended_from, line.first_due, line.was_overdue) == (
        HEIR, last_moment(FIRST), last_moment(FIRST), 3,
    )  # fmt: skip
    assert told_moves(line.moves) == "điều chỉnh từ 02/10/2026 khi đã quá hạn 03 ngày; được gia hạn từ 30/09/2026"
    amended(office, dt.date(2026, 11, 20), dt.datetime(2026, 11, 3, 3, tzinfo=dt.UTC))
    back = dt.datetime(2026, 11, 4, 3, tzinfo=dt.UTC)
    assert handed(office, new, HEIR, HOME, back) == 1, "the row of before is taken up again"
    mine, its = (view(office, number, now=back).line.moves for number in (1, new))
    assert mine == its
    assert [one.late for one in mine] == [0, 3, 14]
    between = view(office, 1, now=later + dt.timedelta(hours=1)).line
    assert between.stage == "cancelled", "it was not this unit's then"
