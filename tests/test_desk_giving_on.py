"""Our part: given on to our own departments with an internal date, and never shown upward; on both databases."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from desk.acting import ActRefused, Doing, act
from desk.amending import amend_plan, propose_amendment
from desk.giving_on import Share, give_on
from desk.intake import Intake
from desk.launching import Wish
from desk.people import actor_of, who
from desk.reporting import NotYours, Window, overdue_board, task_list, unit_table
from desk.seeing import see, today
from models.database import reading, writing
from models.queries import history
from models.settings import Settings
from models.tables import Person, Unit
from plans.access import sight_of
from plans.due import OnDate
from plans.stages import Act
from plans.wording import render
from tests.office import DAY, NOW, furnish, furnish_more, give, plan

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SETTINGS = Settings(office="song-thao/van-phong")
MINE, DIVISION = 1, "song-thao/so-noi-vu/phong-to-chuc"
SOON = dt.date(2026, 9, 20)
LATER = NOW + dt.timedelta(days=1)


@pytest.fixture
def office(engine):
    """The office with its plan given; the department of assignment 1 has a division with one officer."""
    furnish(engine)
    furnish_more(engine)
    with writing(engine) as session:
        ids = {unit.slug: unit.id for unit in session.exec(_select(Unit))}
        session.add(Unit(slug=DIVISION, name="Phòng Tổ chức", kind="division", parent_id=ids["song-thao/so-noi-vu"]))
        session.flush()
        division = session.exec(_select(Unit).where(Unit.slug == DIVISION)).one()
        session.add(Person(slug="giao", name="Người Giao", unit_id=division.id))
        session.flush()
    give(engine, SETTINGS)
    return engine


def _select(what):
    from sqlmodel import select

    return select(what)


def actor(engine, slug):
    with reading(engine) as session:
        return actor_of(session, who(session, slug))


def hand(engine, by="an", unit=DIVISION, due=SOON, number=MINE):
    return give_on(engine, actor(engine, by), number, [Share(unit, due)], NOW, DAY)


def codes(refused):
    return [one.code for one in refused.value.problems]


def test_given_on_with_an_internal_date_and_confirmed_by_us(office):
    (part,) = hand(office)
    assert [one.id for one in see(office, actor(office, "an"), MINE, NOW).part.parts] == [part]
    for name, by, more in (
        ("accept", "giao", {}),
        ("hand-in", "giao", {"evidence": "Báo cáo số 3/BC-TC"}),
        ("approve", "an", {}),
    ):
        act(office, Doing(Act(name), by, **more), [part], now=LATER, zone=ZONE)
    shown = see(office, actor(office, "an"), MINE, LATER).part.parts[0]
    assert (shown.stage, shown.state) == ("done", "done-on-time")


def test_what_is_given_on_counts_as_received(office):
    assert see(office, actor(office, "an"), MINE, NOW).view.line.stage == "draft"
    hand(office)
    seen = see(office, actor(office, "an"), MINE, NOW)
    assert (seen.view.line.stage, [one.act for one in seen.view.history]) == ("execute", ["accept"])
    assert MINE not in [line.id for group in today(office, actor(office, "an"), NOW).receive for line in group.lines]


def test_a_name_as_we_say_it_will_do(office):
    assert len(hand(office, unit="Phòng Tổ chức")) == 1


@pytest.mark.parametrize("slug", ["hoa", "dung", "giam", "admin", "chi"])
def test_nobody_above_or_beside_sees_it(office, slug):
    (part,) = hand(office)
    him = actor(office, slug)
    with pytest.raises(NotYours):
        see(office, him, part, LATER)
    assert part not in [one.id for one in task_list(office, LATER, window=Window(100, sight=sight_of(him))).rows]
    for by in ("cancel", "approve"):
        with pytest.raises(ActRefused) as refused:
            act(office, Doing(Act(by), slug, "Lý do"), [part], now=LATER, zone=ZONE)
        assert codes(refused)[0] == "not-yours-to-see"


def test_it_is_in_no_official_figure(office):
    late = dt.datetime(2026, 9, 25, 3, tzinfo=dt.UTC)
    act(office, Doing(Act.ACCEPT, "an"), [MINE], now=NOW, zone=ZONE)
    before = (overdue_board(office, late), unit_table(office, late))
    hand(office)
    assert (overdue_board(office, late), unit_table(office, late)) == before
    for slug, total in (("an", 0), ("giao", 1)):
        seen = overdue_board(office, late, window=Window(sight=sight_of(actor(office, slug))))
        assert seen.page.total == total, "one task is counted once: for the department it is its own"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"due": dt.date(2026, 10, 1)}, "after-the-parent"),
        ({"due": dt.date(2026, 8, 31)}, "date-past"),
        ({"unit": "song-thao/so-tai-chinh"}, "not-our-unit"),
        ({"unit": "Phòng Không Có"}, "not-our-unit"),
        ({"by": "chi"}, "not-your-unit"),
        ({"by": "binh"}, "not-your-unit"),
        ({"number": 10**6}, "assignment-unknown"),
    ],
)
def test_what_cannot_be_given_on(office, changed, code):
    with pytest.raises(ActRefused) as refused:
        hand(office, **changed)
    assert codes(refused) == [code]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"by": "chi"}, "Chỉ người của Sở Nội vụ tỉnh Sông Thao được"),
        ({"unit": "song-thao/so-tai-chinh"}, '"Sở Tài chính tỉnh Sông Thao" không phải'),
    ],
)
def test_refusals_name_the_units_as_they_are_called(office, changed, says):
    with pytest.raises(ActRefused) as refused:
        hand(office, **changed)
    assert render(refused.value.problems[0]).says.startswith(says)


def test_twice_and_what_is_handed_in_are_refused(office):
    hand(office)
    with pytest.raises(ActRefused) as refused:
        hand(office)
    assert codes(refused) == ["given-on-already"]
    assert refused.value.problems[0].args["name"] == "Phòng Tổ chức"
    act(office, Doing(Act.HAND_IN, "an", evidence="Báo cáo"), [MINE], now=LATER, zone=ZONE)
    with pytest.raises(ActRefused) as refused:
        hand(office)
    assert "given-on-late" in codes(refused)


def test_an_amended_date_never_leaves_a_part_behind_its_parent(office):
    (part,) = hand(office, due=dt.date(2026, 9, 30))
    old = plan()
    first = old.tasks[0].model_copy(update={"due": OnDate(date=dt.date(2026, 9, 15))})
    amend(office, old.model_copy(update={"version": 2, "tasks": (first, *old.tasks[1:])}))
    line = see(office, actor(office, "giao"), part, LATER).view.line
    assert line.due == dt.datetime(2026, 9, 15, 17, tzinfo=dt.UTC)
    assert line.confirmer == "song-thao/so-noi-vu"
    amend(office, old.model_copy(update={"version": 3, "tasks": old.tasks[1:]}))
    assert see(office, actor(office, "giao"), part, LATER).view.line.stage == "cancelled"
    with reading(office) as session:
        assert [one.act for one in history(session, part)] == ["open", "amend", "cancel"]


def amend(engine, made):
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    proposal = propose_amendment(engine, Intake("a.yaml", made, [], ""), wish, SETTINGS, force=True)
    assert not proposal.refused, proposal.problems
    amend_plan(engine, proposal, wish)


def test_what_is_handed_in_inside_waits_on_our_day(office):
    (part,) = hand(office)
    act(office, Doing(Act.ACCEPT, "giao"), [part], now=LATER, zone=ZONE)
    act(office, Doing(Act.HAND_IN, "giao", evidence="Báo cáo"), [part], now=LATER, zone=ZONE)
    assert part in [one.id for one in today(office, actor(office, "an"), LATER).confirm]
    assert part not in [one.id for one in today(office, actor(office, "hoa"), LATER).confirm]


def test_who_gave_it_on_takes_it_back_and_nobody_else(office):
    (part,) = hand(office)
    with pytest.raises(ActRefused):
        act(office, Doing(Act.CANCEL, "giao", "Lý do"), [part], now=LATER, zone=ZONE)
    act(office, Doing(Act.CANCEL, "an", "Giao nhầm"), [part], now=LATER, zone=ZONE)
    assert see(office, actor(office, "giao"), part, LATER).view.line.stage == "cancelled"


def test_parts_end_with_what_they_are_parts_of(office):
    (part,) = hand(office)
    for name, by, more in (("hand-in", "an", {"evidence": "Báo cáo"}), ("approve", "hoa", {})):
        act(office, Doing(Act(name), by, **more), [MINE], now=LATER, zone=ZONE)
    assert see(office, actor(office, "giao"), part, LATER).view.line.stage == "cancelled"


def test_who_worked_on_a_part_that_ended_is_told_the_next_morning(office):
    from models.reminding import open_lines

    (part,) = hand(office)
    act(office, Doing(Act.CANCEL, "hoa", "Đã có văn bản thay thế"), [MINE], now=LATER, zone=ZONE)
    with reading(office) as session:
        far = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
        told = {line.id: line.stage for line in open_lines(session, far, LATER - dt.timedelta(days=1))}
        later = {line.id for line in open_lines(session, far, LATER + dt.timedelta(days=1))}
    assert told[part] == "cancelled"
    assert told[MINE] == "cancelled", "and so is who had the whole"
    assert part not in later


def test_what_was_given_on_again_ends_too(office):
    from models.giving_on import above, give_parts
    from models.matters import unit_ids_of

    (part,) = hand(office)
    with writing(office) as session:
        below_us = unit_ids_of(session, ["song-thao/xa-an-binh"])["song-thao/xa-an-binh"]
        (below,) = give_parts(session, above(session, part), [(below_us, None)], NOW)
    act(office, Doing(Act.CANCEL, "hoa", "Đã có văn bản thay thế"), [MINE], now=LATER, zone=ZONE)
    with reading(office) as session:
        assert above(session, below).stage == "cancelled"


def test_nobody_above_hears_of_it_however_late(office):
    """Reminders of what was given on go to the division, its head and to us, never to the launching office."""
    from models.reminding import open_lines, registry
    from notifications.escalation import People, above, confirmers

    (part,) = hand(office)
    with reading(office) as session:
        far = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
        line = next(one for one in open_lines(session, far, NOW) if one.id == part)
        known = registry(session)
    people = People(known, SETTINGS.office)
    heard = [one for level in range(2, 7) for one in above(line, level, people)] + confirmers(line, people)
    units = {known.units[known.persons[one.person_id].unit_id].slug for one in heard}
    assert line.inner
    assert units == {"song-thao/so-noi-vu"}
