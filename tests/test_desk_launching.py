"""Launching whole: shown, refused, agreed, done once; one task by hand; events."""

import datetime as dt

import pytest
from sqlmodel import select, update

from desk.adding import EventRefused, add_task, record_event
from desk.intake import bind_in, take_in
from desk.launching import LaunchBlocked, Wish, launch_plan, propose
from desk.people import AgreementMissing, DeedRefused, UnknownPerson
from desk.reporting import NotFound, overdue_board, plan_list, plan_view, task_list, unit_table, unit_view
from models.core import table
from models.database import reading, writing
from models.registry import load_directory
from models.settings import Settings
from models.tables import Audit, LaunchedPlan
from models.wake import take
from plans.amended import due_words
from plans.due import OnEvent, Relative
from plans.files import write_plan
from plans.plan import Urgency
from plans.problems import has_errors
from plans.state import ZONE
from plans.times import event_told
from plans.wanted import Wanted
from tests.office import DAY, NOW, furnish, plan, units_alone

WISH = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
HOUSE = Settings(office="song-thao/van-phong")


@pytest.fixture
def office(engine):
    furnish(engine)
    return engine


def taken(**changes):
    return take_in(write_plan(plan(**changes)).encode(), "thu.yaml")


def launched(engine, wish=WISH, **changes):
    proposal = propose(engine, taken(**changes), wish, HOUSE)
    return launch_plan(engine, proposal, wish)


def codes(problems):
    return [one.code for one in problems]


def test_shown_first_and_nothing_written(office):
    proposal = propose(office, taken(), WISH, HOUSE)
    assert not proposal.refused, codes(proposal.problems)
    figures = proposal.figures
    assert (figures.tasks, figures.assignments) == (5, 5)
    assert figures.piles == {"track": 4, "report": 0, "inform": 1}
    assert figures.by_unit[0][1:] == ("Sở Nội vụ tỉnh Sông Thao", 2)
    assert figures.without_contact == ("Ủy ban nhân dân xã Tân Lập",)
    assert figures.waiting == ("3",)
    assert plan_list(office) == []


def test_done_once_then_again_changes_nothing(office):
    assert launched(office).assignments == 5
    again = propose(office, taken(), WISH, HOUSE)
    assert again.figures.already
    assert launch_plan(office, again, WISH).already
    found = plan_list(office)
    assert [(one.assignments, one.proposed_by, one.agreed_by) for one in found] == [
        (5, "Nguyễn Thị Hoa", "Trần Văn Dũng")
    ]


def test_the_same_plan_again_from_an_office_with_other_settings(office):
    without = {"office": None}
    assert launched(office, WISH._replace(office="song-thao/van-phong"), **without).assignments == 5
    again = propose(office, taken(**without), WISH, Settings())
    assert again.figures.already


@pytest.mark.parametrize("as_", [None, "tinh-song-thao"])
def test_without_a_setting_the_office_is_that_of_whoever_proposes(office, as_):
    """A coordinator sits in the office of the committee that issues or receives: its results are hers to confirm."""
    bindings = {**plan().bindings, "Sở Nội vụ": ("tinh-song-thao",)}
    proposal = propose(office, taken(office=None, bindings=bindings), WISH._replace(as_=as_), Settings())
    assert proposal.bound is not None
    assert proposal.bound.plan.office == "song-thao/van-phong"


def test_somebody_of_elsewhere_launches_for_the_issuer(office):
    head = plan().directive.model_copy(update={"issuer": "Sở Tài chính tỉnh Sông Thao"})
    proposal = propose(office, taken(office=None, directive=head), WISH, Settings())
    assert proposal.bound is not None
    assert proposal.bound.plan.office == "song-thao/so-tai-chinh"


def test_a_plan_with_an_error_is_never_launched(office):
    twice = plan().tasks[0]
    proposal = propose(office, taken(tasks=(twice, twice)), WISH, HOUSE)
    assert proposal.refused
    assert "duplicate-id" in codes(proposal.problems)
    with pytest.raises(LaunchBlocked):
        launch_plan(office, proposal, WISH)
    assert plan_list(office) == []


def test_a_unit_that_is_unknown_is_named(office):
    bindings = {**plan().bindings, "Sở Nội vụ": ("so-khong-co",)}
    proposal = propose(office, taken(bindings=bindings), WISH, HOUSE)
    assert proposal.refused
    assert "binding-unknown" in codes(proposal.problems)


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (WISH._replace(agreed_by=None), AgreementMissing),
        (WISH._replace(agreed_by="hoa"), DeedRefused),
        (WISH._replace(proposed_by="an"), DeedRefused),
    ],
)
def test_proposed_by_a_coordinator_and_agreed_by_a_leader(office, wish, refusal):
    with pytest.raises(refusal):
        launched(office, wish)
    assert plan_list(office) == []


def test_where_no_leader_is_registered_nobody_need_agree(engine):
    units_alone(engine)
    assert launched(engine, Wish(DAY, NOW)).assignments == 5


def test_the_receiving_unit_gets_its_own_part(office):
    wish = WISH._replace(as_="song-thao/so-tai-chinh")
    proposal = propose(office, taken(), wish, HOUSE)
    assert not proposal.refused, codes(proposal.problems)
    assert [one.slug for one in proposal.figures.by_unit] == ["song-thao/so-tai-chinh"]
    wrong = propose(office, taken(), WISH._replace(as_="sở không có"), HOUSE)
    assert wrong.refused
    assert "unknown-unit" in codes(wrong.problems)


def test_no_issue_date_no_launch_until_it_is_said(office):
    head = plan().directive.model_copy(update={"issued": None})
    assert "no-issue-date" in codes(propose(office, taken(directive=head), WISH, HOUSE).problems)
    said = take_in(write_plan(plan(directive=head)).encode(), "thu.yaml", issued=dt.date(2026, 8, 28))
    assert not propose(office, said, WISH, HOUSE).refused


def test_the_figures_agree_wherever_they_are_read(office):
    launched(office)
    moment = dt.datetime(2026, 10, 5, 1, tzinfo=dt.UTC)
    board = overdue_board(office, moment)
    assert (board.total, board.states["open-overdue"], board.page.total) == (5, 3, 3)
    assert task_list(office, moment, Wanted(state="open-overdue")).total == 3
    rows = unit_table(office, moment)
    assert sum(one.total for one in rows) == board.total
    assert sum(one.open_overdue for one in rows) == 3
    assert unit_view(office, "song-thao/so-noi-vu", moment).states["open-overdue"] == 1
    assert plan_view(office, "12-ct-ubnd-2026", moment).states == board.states
    assert overdue_board(office, moment, Wanted(unit="tinh-song-thao", below=True)).page.total == 3
    assert overdue_board(office, moment, Wanted(unit="song-thao/van-phong", below=True)).page.total == 0
    assert overdue_board(office, NOW).page.total == 0


def test_what_is_not_there_is_said(office):
    for ask in (
        lambda: task_list(office, NOW, Wanted(state="xong")),
        lambda: task_list(office, NOW, Wanted(plan="khong-co")),
        lambda: task_list(office, NOW, Wanted(unit="Sở Không Có")),
        lambda: plan_view(office, "khong-co", NOW),
        lambda: unit_view(office, "khong-co", NOW),
    ):
        with pytest.raises(NotFound):
            ask()


def test_one_task_by_hand_once(office):
    due = dt.date(2026, 9, 11)
    added, problems = add_task(office, "Cử cán bộ dự họp", ["song-thao/so-noi-vu"], due, WISH, HOUSE)
    assert added is not None, codes(problems)
    assert (added.assignments, added.already) == (1, False)
    again, _ = add_task(office, " Cử cán bộ  dự họp", ["song-thao/so-noi-vu"], due, WISH, HOUSE)
    assert again is not None
    assert again.already
    assert again.ids == added.ids
    line = task_list(office, NOW).rows[0]
    assert line.due == dt.datetime(2026, 9, 11, 17, tzinfo=dt.UTC)


def test_one_task_by_hand_for_several_named_together(office):
    units = ["UBND các xã An Bình, Tân Lập; Sở Nội vụ", "Sở Nội vụ"]
    added, problems = add_task(office, "Cử cán bộ dự họp", units, dt.date(2026, 9, 11), WISH, HOUSE, give=False)
    assert added is not None, codes(problems)
    assert added.assignments == 3


def test_a_task_by_hand_on_a_day_off_says_so(office):
    for give in (False, True):
        due = dt.date(2026, 9, 12)
        added, problems = add_task(office, "Gửi danh sách", ["song-thao/so-noi-vu"], due, WISH, HOUSE, give=give)
        assert (added.given, codes(problems)) == (give, ["due-on-day-off"])


def test_the_same_line_on_another_day_is_the_same_task(office):
    due = dt.date(2026, 9, 11)
    first, _ = add_task(office, "Cử cán bộ dự họp", ["song-thao/so-noi-vu"], due, WISH, HOUSE)
    tomorrow = WISH._replace(today=DAY + dt.timedelta(days=1), now=NOW + dt.timedelta(days=1))
    again, problems = add_task(office, "Cử cán bộ dự họp", ["song-thao/so-noi-vu"], due, tomorrow, HOUSE)
    assert (again, problems) == (first._replace(already=True), [])


def test_nobody_is_said_to_have_agreed_who_was_not_asked(engine):
    units_alone(engine)
    launched(engine, Wish(DAY, NOW))
    with reading(engine) as session:
        assert [one.what for one in session.exec(select(Audit).order_by(Audit.id))] == ["propose", "launch"]


@pytest.mark.parametrize(("urgency", "wishes"), [(Urgency.EXPRESS, ["send-reminders"]), (Urgency.URGENT, [])])
def test_what_is_express_is_told_at_once(office, urgency, wishes):
    launched(office, directive=plan().directive.model_copy(update={"urgency": urgency}))
    with writing(office) as session:
        assert take(session, NOW) == wishes


def test_a_task_by_hand_that_cannot_be(office):
    added, problems = add_task(office, " ", ["sở x y z"], dt.date(2026, 8, 1), WISH, HOUSE)
    assert added is None
    assert sorted(codes(problems)) == ["date-past", "title-empty", "unknown-unit"]


def test_an_event_opens_assignments_once(office):
    launched(office)
    more = {"now": NOW, "today": DAY}
    assert record_event(office, "12-ct-ubnd-2026", "3", DAY, ["song-thao/xa-an-binh"], "hoa", **more) == 1
    assert record_event(office, "12-ct-ubnd-2026", "3", DAY, [], "hoa", **more) == 1
    assert record_event(office, "12-ct-ubnd-2026", "3", DAY, [], "hoa", **more) == 0
    with pytest.raises(EventRefused):
        record_event(office, "12-ct-ubnd-2026", "9", DAY, [], "hoa", **more)
    with pytest.raises(DeedRefused):
        record_event(office, "12-ct-ubnd-2026", "3", DAY, [], "chi", **more)


@pytest.mark.parametrize("named", ["proposed_by", "agreed_by", "by"])
def test_nobody_of_that_name_is_said_at_once(office, named):
    """Before anything is shown: what somebody agrees to would be shown under a name that is nobody's."""
    with pytest.raises(UnknownPerson) as refused:
        propose(office, taken(), WISH._replace(**{named: "hoaa"}), HOUSE)
    assert refused.value.problems[0].args == {"slug": "hoaa", "near": "hoa"}


def test_no_event_of_a_closed_plan_is_recorded(office):
    launched(office)
    with writing(office) as session:
        session.connection().execute(update(table(LaunchedPlan)).values(closed_at=NOW))
    with pytest.raises(EventRefused) as refused:
        record_event(office, "12-ct-ubnd-2026", "3", DAY, [], "hoa", now=NOW, today=DAY)
    assert codes(refused.value.problems) == ["event-closed"]


def on_event(office, due, day, **more):
    """What recording an event of that day says of a task with that due."""
    launched(office, tasks=(plan().tasks[0].model_copy(update={"due": due}),))
    try:
        return record_event(office, "12-ct-ubnd-2026", "1.a", day, [], "hoa", now=NOW, today=DAY, **more)
    except EventRefused as refused:
        return codes(refused.problems)


FIVE_AFTER, DAY_AFTER, FORTY_BEFORE = (
    Relative.model_validate({"amount": amount, "unit": unit, "from": "event"})
    for amount, unit in ((5, "day"), (24, "hour"), (-40, "day"))
)
ANY = OnEvent(text="khi có thiên tai")


@pytest.mark.parametrize(
    ("due", "days", "said"),
    [
        (ANY, 0, 1),
        (ANY, 1, ["event-ahead"]),
        (FIVE_AFTER, 400, ["event-ahead"]),
        (FORTY_BEFORE, 60, 1),
        (ANY, -5, ["event-before"]),
        (FIVE_AFTER, -400, ["event-before"]),
        (FIVE_AFTER, -4, 1),
        (DAY_AFTER, -4, ["event-past"]),
        (FORTY_BEFORE, 10, ["event-past"]),
    ],
)
def test_the_day_of_an_event_is_not_to_come_not_before_its_document_and_asked_about_where_it_is_late(
    office, due, days, said
):
    """The document is of four days before."""
    assert on_event(office, due, DAY + dt.timedelta(days=days)) == said


def test_an_event_that_makes_its_units_late_is_recorded_when_that_is_meant(office):
    assert on_event(office, DAY_AFTER, DAY - dt.timedelta(days=4), give_past=True) == 1
    more = {"now": NOW, "today": DAY}
    assert record_event(office, "12-ct-ubnd-2026", "1.a", DAY - dt.timedelta(days=4), [], "hoa", **more) == 0


def test_hours_count_from_the_hour_of_an_event_and_say_so_where_none_is_known(office):
    at = dt.datetime(2026, 8, 31, 14, 30, tzinfo=ZONE)
    assert on_event(office, DAY_AFTER, at) == 1
    more = {"now": NOW, "today": DAY}
    with pytest.raises(EventRefused) as refused:
        record_event(office, "12-ct-ubnd-2026", "1.a", at.date(), [], "hoa", **more)
    assert codes(refused.value.problems) == ["event-that-day"]
    assert record_event(office, "12-ct-ubnd-2026", "1.a", at.date(), [], "hoa", another=True, **more) == 1
    rows = [one for one in task_list(office, NOW).rows if one.occurrence.startswith("event-")]
    assert {event_told(one.occurrence): due_words(one.due, ZONE, "vi") for one in rows} == {
        "có việc lúc 14 giờ 30 ngày 31/08/2026": "14 giờ 30 ngày 01/09/2026",
        "có việc ngày 31/08/2026, không rõ giờ nên tính từ hết ngày": "01/09/2026",
    }


def test_an_hour_to_come_is_refused_as_a_day_is(office):
    assert on_event(office, DAY_AFTER, NOW + dt.timedelta(minutes=5)) == ["event-ahead"]


def test_binding_a_plan_file_leads_problems_to_their_line(office):
    with reading(office) as session:
        directory = load_directory(session)
    bindings = {**plan().bindings, "Sở Nội vụ": ("so-khong-co",)}
    found = bind_in(taken(bindings=bindings), directory, DAY)
    assert next(one for one in found.problems if one.code == "binding-unknown").place.line


def test_the_same_document_under_another_name_is_given_when_somebody_says_so(office):
    launched(office)
    assert "document-given-before" not in codes(propose(office, taken(), WISH, HOUSE).problems)
    other = propose(office, taken(plan="ban-khac"), WISH, HOUSE)
    assert "document-given-before" in codes(other.problems)
    assert other.refused
    assert not propose(office, taken(plan="ban-khac"), WISH._replace(anew=True), HOUSE).refused


def test_what_stops_a_launch_is_only_a_doubt_about_a_document_just_read(office):
    text = (
        "KẾ HOẠCH\nVề việc trồng cây\n\n1. Tổ tự quản A xây dựng kế hoạch trước ngày 15/12/2026.\n"
        "2. Các cơ quan liên quan báo cáo trước ngày 20/12/2026.\n"
    )
    with reading(office) as session:
        directory = load_directory(session)
    problems = bind_in(take_in(text.encode(), "ke-hoach.txt"), directory, DAY).problems
    assert {"no-issue-date", "task-without-unit"} <= set(codes(problems))
    assert not has_errors(problems)
    assert has_errors(propose(office, take_in(text.encode(), "ke-hoach.txt"), WISH, HOUSE).problems)
