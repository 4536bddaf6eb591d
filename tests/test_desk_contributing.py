"""Partners asked for their part of an assignment by a day of its own, on both databases; the lead alone answers for the result."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from desk.acting import ActRefused, Doing, act
from desk.contributing import Wish, ask_partners, contribute, contribution_file, proposed_day, withdraw_ask
from desk.reporting import NotFound, NotYours, Window, overdue_board, task_list, unit_table
from desk.seeing import see, today
from models.database import reading, writing
from models.queries import history
from models.tables import Audit, Unit
from plans.access import sight_of
from plans.calendar import vietnam
from plans.stages import Act
from plans.state import State
from tests.desks import person
from tests.kept import kept
from tests.office import DAY, NOW, furnish, furnish_more, plan

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HOME, ONE, TWO, THREE = "song-thao/so-noi-vu", "song-thao/so-tai-chinh", "song-thao/xa-an-binh", "song-thao/xa-tan-lap"
WORDS = "Cho ý kiến về số biên chế của cơ quan"
BY = dt.date(2026, 9, 15)
LATER = NOW + dt.timedelta(days=1)
LATE = dt.datetime(2026, 10, 5, 2, 0, tzinfo=dt.UTC)


@kept
def furnished(engine):
    from desk.intake import take_in
    from desk.launching import Wish as Launch
    from desk.launching import launch_plan, propose
    from models.settings import Settings
    from plans.files import write_plan

    furnish(engine)
    furnish_more(engine)
    first, *rest = plan().tasks
    tasks = (first.model_copy(update={"with_": ("Sở Tài chính", "Các xã")}), *rest)
    wish = Launch(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    taken = take_in(write_plan(plan(tasks=tasks)).encode(), "a.yaml")
    launch_plan(engine, propose(engine, taken, wish, Settings(office="song-thao/van-phong")), wish)
    act(engine, Doing(Act.ACCEPT, "an"), [1], now=NOW, zone=ZONE)


@pytest.fixture
def office(engine):
    """The office with its plan given; three units take part in the first department's task, which works on it."""
    furnished(engine)
    return engine


def ask(engine, units=(ONE, TWO), by="an", now=LATER, number=1, **changes):
    wish = Wish(tuple(units), WORDS, BY)._replace(**changes)
    return ask_partners(engine, number, wish, by=by, now=now, zone=ZONE)


def seen(engine, slug, now=LATER):
    return see(engine, person(engine, slug), 1, now)


def line(engine, now=LATER):
    return seen(engine, "hoa", now).view.line


def codes(refused):
    return [one.code for one in refused.value.problems]


def test_several_partners_are_asked_at_once_and_each_sees_it_among_its_own_work(office):
    made = ask(office)
    assert len(made) == 2
    for slug, unit in (("chi", ONE), ("em", TWO)):
        (one,) = today(office, person(office, slug), LATER).awaited
        assert (one.unit, one.words, one.assignment, one.lead) == (unit, WORDS, 1, "Sở Nội vụ tỉnh Sông Thao")
        assert [own.id for own in seen(office, slug).beside.own] == [one.id]
    assert today(office, person(office, "an"), LATER).awaited == []
    assert today(office, person(office, "khach"), LATER).awaited == [], "who was not asked has nothing to give"


def test_the_lead_sees_how_many_gave_their_part_and_who_is_missing(office):
    first, _ = ask(office)
    contribute(office, first, "Nhất trí, bổ sung 02 biên chế", by="chi", now=LATER)
    beside = seen(office, "an").beside
    assert (beside.given, len(beside.standing)) == (1, 2)
    assert [(one.unit, one.answer) for one in beside.asked] == [(ONE, "Nhất trí, bổ sung 02 biên chế"), (TWO, None)]
    assert [one.slug for one in beside.free] == [ONE, THREE], "who answered may be asked again"
    found = line(office)
    assert (found.parts_asked, found.parts_in, found.parts_out) == (2, 1, ("Ủy ban nhân dân xã An Bình",))
    assert found.parts_since == LATER


def test_a_partner_may_give_a_file_or_have_nothing_to_say(office):
    from desk.results import read_result

    first, second = ask(office)
    data = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
    read, problems = read_result(data, "gop-y.pdf", isolated=False)
    assert read is not None, problems
    contribute(office, first, "", file=(read, data), by="chi", now=LATER)
    contribute(office, second, "", nothing=True, by="em", now=LATER)
    a, b = seen(office, "an").beside.asked
    assert (a.file, a.nothing, b.nothing, b.answer) == ("gop-y.pdf", False, True, None)
    for slug in ("an", "chi"):
        assert contribution_file(office, person(office, slug), 1, first).content == data
    for slug in ("em", "hoa", "giam"):
        with pytest.raises(NotFound):
            contribution_file(office, person(office, slug), 1, first)


def test_what_a_partner_says_is_told_to_the_lead_and_to_itself_alone(office):
    first, _ = ask(office)
    contribute(office, first, "Chưa nhất trí", by="chi", now=LATER)
    told = {slug: seen(office, slug).beside.asked[0].answer for slug in ("an", "chi", "em", "hoa", "giam")}
    assert told == {"an": "Chưa nhất trí", "chi": "Chưa nhất trí", "em": None, "hoa": None, "giam": None}
    assert "Chưa nhất trí" not in str(history_of(office))


def history_of(engine):
    with reading(engine) as session:
        return history(session, 1)


def test_only_the_lead_asks_and_only_the_asked_unit_answers(office):
    for slug in ("chi", "hoa", "dung", "giam", "em"):
        with pytest.raises(ActRefused):
            ask(office, by=slug)
    first, second = ask(office)
    for slug in ("an", "em", "hoa", "dung", "giam", "khach"):
        with pytest.raises(ActRefused):
            contribute(office, first, "Nhất trí", by=slug, now=LATER)
    for slug in ("chi", "em", "hoa", "dung"):
        with pytest.raises(ActRefused):
            withdraw_ask(office, second, "", by=slug, now=LATER)
    with pytest.raises(NotFound):
        contribute(office, 999, "Nhất trí", by="chi", now=LATER)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"units": ()}, "ask-nobody"),
        ({"units": (HOME,)}, "ask-not-partner"),
        ({"words": "  "}, "ask-words-missing"),
        ({"day": None}, "ask-day-missing"),
        ({"day": dt.date(2026, 9, 1)}, "date-past"),
        ({"day": dt.date(2026, 10, 2)}, "ask-after-task"),
        ({"day": dt.date(2026, 9, 19)}, "ask-day-off"),
        ({"words": "x" * 2001}, "words-too-long"),
    ],
)
def test_what_is_wrong_with_an_ask_is_said_and_nobody_is_asked(office, changes, code):
    with pytest.raises(ActRefused) as refused:
        ask(office, **changes)
    assert codes(refused) == [code]
    assert seen(office, "an").beside.asked == []


def test_a_day_after_the_task_or_off_may_be_kept_knowingly(office):
    assert len(ask(office, day=dt.date(2026, 10, 2), sure=True)) == 2


def test_who_is_asked_already_is_not_asked_twice_but_may_be_asked_again_after_its_answer(office):
    first, _ = ask(office)
    with pytest.raises(ActRefused) as refused:
        ask(office, units=(ONE, THREE))
    assert codes(refused) == ["ask-already"]
    contribute(office, first, "Nhất trí", by="chi", now=LATER)
    (again,) = ask(office, units=(ONE,), words="Bổ sung số liệu quý III")
    assert [one.id for one in today(office, person(office, "chi"), LATER).awaited] == [again]
    assert (line(office).parts_asked, line(office).parts_in) == (3, 1)


def test_an_answer_says_one_thing_and_is_given_once(office):
    first, second = ask(office)
    for given, code in (({}, "contribution-empty"), ({"words": "Nhất trí", "nothing": True}, "contribution-both")):
        with pytest.raises(ActRefused) as refused:
            contribute(office, first, given.pop("words", ""), **given, by="chi", now=LATER)
        assert codes(refused) == [code]
    contribute(office, first, "Nhất trí", by="chi", now=LATER)
    with pytest.raises(ActRefused) as refused:
        contribute(office, first, "Lần nữa", by="chi", now=LATER)
    assert codes(refused) == ["contribution-first"]
    withdraw_ask(office, second, "Không còn cần", by="an", now=LATER)
    with pytest.raises(ActRefused) as refused:
        contribute(office, second, "Nhất trí", by="em", now=LATER)
    assert codes(refused) == ["contribution-withdrawn"]


def test_what_is_withdrawn_is_asked_of_nobody_and_counts_no_more(office):
    _, second = ask(office)
    withdraw_ask(office, second, "Đã có số liệu", by="an", now=LATER)
    assert today(office, person(office, "em"), LATER).awaited == []
    assert (line(office).parts_asked, line(office).parts_out) == (1, ("Sở Tài chính tỉnh Sông Thao",))
    assert [one.why for one in seen(office, "an").beside.asked] == [None, "Đã có số liệu"]


@pytest.mark.parametrize("ended", [Act.CANCEL, Act.APPROVE])
def test_when_the_task_is_closed_what_was_asked_ends(office, ended):
    first, _ = ask(office)
    if ended is Act.APPROVE:
        act(office, Doing(Act.HAND_IN, "an", note="Xong"), [1], now=LATER, zone=ZONE)
        assert line(office).parts_out == (), "it is the confirmer's turn"
        assert len(today(office, person(office, "chi"), LATER).awaited) == 1
    act(office, Doing(ended, "hoa", note="Căn cứ Công văn số 9"), [1], now=LATER, zone=ZONE)
    assert today(office, person(office, "chi"), LATER).awaited == []
    assert (line(office).parts_out, line(office).parts_since) == ((), None)
    with pytest.raises(ActRefused) as refused:
        contribute(office, first, "Nhất trí", by="chi", now=LATER)
    assert codes(refused) == ["contribution-closed"]


def test_only_what_is_being_worked_on_asks_its_partners(office):
    act(office, Doing(Act.HAND_IN, "an", note="Xong"), [1], now=LATER, zone=ZONE)
    with pytest.raises(ActRefused) as refused:
        ask(office)
    assert codes(refused) == ["ask-stage"]
    assert seen(office, "an").beside.may_ask is False


def test_no_figure_and_no_clock_changes_and_nobody_but_the_lead_is_late(office):
    def figures(now):
        sight = sight_of(person(office, "dung"))
        board = overdue_board(office, now, window=Window(50, sight=sight))
        return board.states, [one._replace() for one in unit_table(office, now)], line(office, now)[5:13]

    before = {now: figures(now) for now in (LATER, LATE)}
    ask(office)
    assert {now: figures(now) for now in (LATER, LATE)} == before
    found = line(office, LATE)
    assert (found.state, found.unit, found.turn) == (State.OPEN_OVERDUE.value, HOME, "unit")
    assert len(found.parts_out) == 2, "whoever watches sees whom it waits for"
    assert found.version == 2, "a form that is open elsewhere stays good"


def test_lists_and_a_past_day_show_whom_it_waited_for(office):
    first, _ = ask(office)
    contribute(office, first, "Nhất trí", by="chi", now=LATER + dt.timedelta(days=2))
    sight = sight_of(person(office, "dung"))

    def out(now):
        rows = task_list(office, now, window=Window(50, sight=sight)).rows
        return {one.id: (one.parts_in, len(one.parts_out)) for one in rows}[1]

    assert [out(LATER + dt.timedelta(days=days)) for days in (-1, 1, 3)] == [(0, 0), (0, 2), (1, 1)]


def test_history_and_log_show_who_asked_whom_what_and_who_gave_it(office):
    first, second = ask(office)
    contribute(office, first, "Nhất trí", by="chi", now=LATER)
    withdraw_ask(office, second, "Đã có", by="an", now=LATER)
    told = [(one.act, one.by, one.note) for one in history_of(office)[-3:]]
    assert told == [
        ("ask-partners", "an", f"Sở Tài chính tỉnh Sông Thao, Ủy ban nhân dân xã An Bình; 15/09/2026: {WORDS}"),
        ("contribute", "chi", "Sở Tài chính tỉnh Sông Thao"),
        ("withdraw-ask", "an", "Ủy ban nhân dân xã An Bình: Đã có"),
    ]
    with reading(office) as session:
        kept_log = session.exec(_select(Audit).where(Audit.subject == "assignment:1").order_by(Audit.id)).all()
    assert [one.what for one in kept_log][-3:] == ["ask-partners", "contribute", "withdraw-ask"]
    assert kept_log[-2].details == {"ask": first, "unit": ONE, "words": "Nhất trí"}


def test_a_partner_that_the_task_names_no_more_still_sees_what_it_was_asked(office):
    from models.tables import TaskMembership

    ask(office)
    with writing(office) as session:
        for one in session.exec(
            _select(TaskMembership).where(TaskMembership.task_id == 1, TaskMembership.part == "partner")
        ):
            session.delete(one)
    assert len(seen(office, "em").beside.own) == 1
    with pytest.raises(NotYours):
        seen(office, "khach")


def test_partners_nobody_of_whom_is_here_are_told_so(office):
    heard = {one.slug: one.heard for one in seen(office, "an").beside.partners}
    assert heard == {ONE: True, TWO: True, THREE: True}
    from models.tables import Person

    with writing(office) as session:
        for one in session.exec(_select(Person).where(Person.slug.in_(["em"]))):
            one.active = False
    assert {one.slug: one.heard for one in seen(office, "an").beside.partners}[TWO] is False


def test_a_body_that_is_asked_and_never_ordered_is_known_as_such(office):
    with writing(office) as session:
        session.exec(_select(Unit).where(Unit.slug == TWO)).one().force = "request"
    ask(office)
    assert [one.force for one in seen(office, "an").beside.asked] == ["order", "request"]


def test_what_was_asked_goes_along_when_the_work_is_handed_over(office):
    """To one of the partners: it is asked no more, and has what the other one gave."""
    from desk.handing_over import HandOver, hand_over
    from models.settings import Settings

    _, second = ask(office)
    contribute(office, second, "Nhất trí", by="em", now=LATER)
    (third,) = ask(office, units=(THREE,))
    wish = HandOver(HOME, ONE, LATER.date(), "Sắp xếp tổ chức bộ máy")
    hand_over(office, Settings(office="song-thao/van-phong"), "dung", wish, LATER)
    (new,) = [one.id for one in task_list(office, LATER).rows if one.unit == ONE and one.task == "1.a"]
    beside = see(office, person(office, "chi"), new, LATER).beside
    assert [(one.unit, one.answer, one.waits) for one in beside.asked] == [
        (TWO, "Nhất trí", False),
        (THREE, None, True),
    ]
    assert [one.assignment for one in today(office, person(office, "khach"), LATER).awaited] == [new]
    with pytest.raises(ActRefused):
        contribute(office, third, "Nhất trí", by="khach", now=LATER)


def test_words_with_a_mark_of_secrecy_are_refused(office):
    from desk.secrecy import SecretWords

    with pytest.raises(SecretWords):
        ask(office, words="Độ mật: TỐI MẬT. Cho ý kiến")
    (first,) = ask(office, units=(ONE,))
    with pytest.raises(SecretWords):
        contribute(office, first, "TUYỆT MẬT", by="chi", now=LATER)


@pytest.mark.parametrize(
    ("last", "day"),
    [
        (None, dt.date(2026, 9, 9)),
        (dt.date(2026, 9, 30), dt.date(2026, 9, 9)),
        (dt.date(2026, 9, 9), dt.date(2026, 9, 7)),
        (dt.date(2026, 9, 4), dt.date(2026, 9, 3)),
        (dt.date(2026, 8, 20), dt.date(2026, 9, 3)),
    ],
)
def test_the_day_proposed_leaves_days_to_use_the_answer(last, day):
    """1 September 2026 is a Tuesday before two days off."""
    assert proposed_day(last, dt.date(2026, 9, 1), vietnam([2026])) == day


def _select(what):
    from sqlmodel import select

    return select(what)
