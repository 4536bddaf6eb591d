"""Acting: permission and move together, all or nothing, in words."""

import datetime as dt
import threading
from zoneinfo import ZoneInfo

import pytest

from desk.acting import ActRefused, Doing, act
from desk.people import PersonMissing, UnknownPerson
from models.database import reading, writing
from models.drafting import Version
from models.launch import launch
from models.matters import ids_of_plan, stakes
from models.progress import MoveConflict
from models.queries import history
from models.tables import Task
from models.wake import take
from plans.binding import Bound
from plans.calendar import Calendar
from plans.problems import DondocError
from plans.stages import Act, MoveRefused
from plans.wording import render
from tests.office import DAY, NOW, furnish, plan

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LATER = NOW + dt.timedelta(days=1)


@pytest.fixture
def office(engine):
    """The office with its plan in force: the engine and the assignments of Sở Nội vụ."""
    furnish(engine)
    made = plan()
    members = {name: tuple(slugs) for name, slugs in made.bindings.items()}
    bound = Bound(plan=made, as_of=made.directive.issued, day=DAY, members=members)
    with writing(engine) as session:
        launch(session, Version(bound, "", "", DAY, NOW, Calendar()))
    with reading(engine) as session:
        found = stakes(session, ids_of_plan(session, made.plan))
    mine = [one.id for one in found.values() if one.unit == "song-thao/so-noi-vu"]
    return engine, mine


def do(engine, name, ids, by, **more):
    more.setdefault("note", "Đã hoàn thành" if name == "hand-in" else None)
    return act(engine, Doing(Act(name), by, **more), ids, now=LATER, zone=ZONE)


def codes(refused):
    return [one.code for one in refused.value.problems]


def test_the_whole_way_of_an_assignment(office):
    engine, ids = office
    moved = do(engine, "accept", ids[:1], "an", officer="binh")
    assert [(one.from_stage, one.to_stage) for one in moved] == [("draft", "execute")]
    assert moved[0].next == "Sở Nội vụ tỉnh Sông Thao"
    moved = do(engine, "hand-in", ids[:1], "an", evidence="Báo cáo số 15/BC-SNV")
    assert moved[0].next == "Văn phòng Ủy ban nhân dân tỉnh Sông Thao"
    do(engine, "return", ids[:1], "hoa", note="Thiếu phụ lục", correct_by=dt.date(2026, 9, 10))
    do(engine, "hand-in", ids[:1], "an")
    assert do(engine, "approve", ids[:1], "hoa")[0].next == ""
    with reading(engine) as session:
        told = history(session, ids[0])
    assert [one.act for one in told] == ["accept", "hand-in", "return", "hand-in", "approve"]
    assert told[2].by_name == "Nguyễn Thị Hoa"


def test_a_hand_in_that_shows_nothing_is_refused(office):
    engine, ids = office
    do(engine, "accept", ids[:1], "an")
    for nothing in ({"note": None}, {"note": None, "evidence": " "}):
        with pytest.raises(ActRefused) as refused:
            do(engine, "hand-in", ids[:1], "an", **nothing)
        assert codes(refused) == ["result-missing"]
    with pytest.raises(ActRefused) as refused:
        do(engine, "hand-in", ids[:1], "an", note=None, evidence="Báo cáo số 15/BC-SNV ngày 15.12.2099")
    assert codes(refused) == ["result-date-ahead"]
    told = "Kế hoạch số 15/KH-SNV ngày 01/9/2026 về hội nghị ngày 20/12/2099"
    assert do(engine, "hand-in", ids[:1], "an", note=None, evidence=told)


def test_several_at_once_are_all_or_nothing(office):
    engine, ids = office
    do(engine, "accept", ids[:1], "an")
    with pytest.raises((MoveRefused, MoveConflict)) as refused:
        do(engine, "accept", [*ids[1:], ids[0]], "an")
    assert f"#{ids[0]}" in refused.value.problems[0].place.file
    with reading(engine) as session:
        assert history(session, ids[1]) == []


def test_everything_in_the_way_is_said_at_once(office):
    engine, ids = office
    with pytest.raises(ActRefused) as refused:
        do(engine, "accept", [*ids, 99_999], "chi")
    assert sorted(codes(refused)) == ["assignment-unknown", *["not-your-unit"] * len(ids)]


def test_nobody_confirms_his_own_work_and_only_the_confirmer_does(office):
    engine, ids = office
    do(engine, "accept", ids[:1], "an")
    do(engine, "hand-in", ids[:1], "an")
    for by, code in (("an", "own-work"), ("binh", "own-work"), ("chi", "not-confirmer")):
        with pytest.raises(ActRefused) as refused:
            do(engine, "approve", ids[:1], by)
        assert codes(refused) == [code]
    assert do(engine, "approve", ids[:1], "hoa")


def test_a_return_needs_a_reason_and_a_day(office):
    engine, ids = office
    do(engine, "accept", ids[:1], "an")
    do(engine, "hand-in", ids[:1], "an")
    with pytest.raises(ActRefused) as refused:
        do(engine, "return", ids[:1], "hoa")
    assert codes(refused) == ["note-missing", "correct-by-missing"]


def test_cancel_is_for_the_coordinator_and_needs_its_ground(office):
    engine, ids = office
    with pytest.raises(ActRefused) as refused:
        do(engine, "cancel", ids[:1], "an", note="Không còn cần")
    assert codes(refused) == ["role-needed"]
    assert do(engine, "cancel", ids[:1], "hoa", note="Văn bản đã bị thay thế")[0].to_stage == "cancelled"


def test_somebody_must_be_named_and_known(office):
    engine, ids = office
    with pytest.raises(PersonMissing):
        do(engine, "accept", ids, None)
    with pytest.raises(UnknownPerson) as refused:
        do(engine, "accept", ids, "bin")
    assert "binh" in render(refused.value.problems[0]).do


def test_two_people_hand_in_at_once(office):
    engine, ids = office
    do(engine, "accept", ids[:1], "an")
    with reading(engine) as session:
        version = stakes(session, ids[:1])[ids[0]].version
    gate, outcomes = threading.Barrier(2), []

    def hand_in(by):
        gate.wait()
        doing = Doing(Act.HAND_IN, by, evidence="x")
        try:
            act(engine, doing, ids[:1], now=LATER, zone=ZONE, versions=[version])
            outcomes.append("moved")
        except DondocError as lost:
            outcomes.append(lost)

    people = [threading.Thread(target=hand_in, args=(by,)) for by in ("an", "binh")]
    for one in people:
        one.start()
    for one in people:
        one.join()
    lost = [one for one in outcomes if one != "moved"]
    assert len(lost) == 1
    assert isinstance(lost[0], MoveConflict)
    said = render(lost[0].problems[0]).says
    assert "Phạm Văn An" in said or "Lê Thị Bình" in said


def test_who_may_act_is_asked_of_what_is_then_moved(office, monkeypatch):
    """Between the question and the move somebody else handed in: what was asked of is no longer there."""
    engine, ids = office
    do(engine, "accept", ids[:1], "an")
    with reading(engine) as session:
        before = stakes(session, ids[:1])
    do(engine, "hand-in", ids[:1], "an")
    monkeypatch.setattr("desk.acting.stakes", lambda *_: before)
    with pytest.raises(MoveConflict):
        do(engine, "approve", ids[:1], "hoa")


def test_what_is_express_is_told_at_once(office):
    engine, ids = office
    do(engine, "accept", ids[:2], "an")
    with writing(engine) as session:
        session.get(Task, 1).urgency = "hoa-toc"
    for name, by, more, wishes in (
        ("hand-in", "an", {}, ["send-reminders"]),
        ("return", "hoa", {"note": "Thiếu", "correct_by": dt.date(2026, 9, 10)}, ["send-reminders"]),
        ("hand-in", "an", {}, ["send-reminders"]),
        ("approve", "hoa", {}, []),
    ):
        do(engine, name, ids[:1], by, **more)
        with writing(engine) as session:
            assert take(session, LATER) == wishes
    do(engine, "hand-in", ids[1:2], "an")
    with writing(engine) as session:
        assert take(session, LATER) == []


def test_the_officer_in_charge_is_of_the_unit(office):
    engine, ids = office
    with pytest.raises(ActRefused) as refused:
        do(engine, "accept", ids[:1], "an", officer="chi")
    assert codes(refused) == ["officer-elsewhere"]
    words = render(refused.value.problems[0])
    assert words.says == "Đỗ Thị Chi không phải là người của Sở Nội vụ tỉnh Sông Thao"
    assert "thêm vai trò" in words.do


def test_a_refusal_names_the_unit_and_shows_no_slug(office):
    engine, ids = office
    with pytest.raises(ActRefused) as refused:
        do(engine, "accept", ids[:1], "chi")
    assert render(refused.value.problems[0]).says.startswith("Chỉ người của Sở Nội vụ tỉnh Sông Thao được")
