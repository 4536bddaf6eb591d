"""Open work handed over, of a unit and of a person: who may, what it comes to, both histories, and what stays as it was."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.acting import ActRefused, Doing, act, name_officer
from desk.amending import amend_plan, propose_amendment
from desk.handing_over import HandOver, HandOverConflict, desk_of, hand_over, look_over
from desk.intake import take_in
from desk.launching import Wish
from desk.people import DeedRefused
from desk.reporting import NotFound, assignment_view, task_list, unit_table
from desk.results import Result
from models.database import reading, writing
from models.tables import Assignment, Person, Succession, Unit
from plans.files import write_plan
from plans.stages import Act
from plans.wanted import Wanted
from tests.handing import HEIR, HOME, LATER, SETTINGS, WISH, office, person
from tests.office import DAY, NOW, furnish, give, plan

__all__ = ["office"]


def desk(engine, slug="hoa", unit=HOME, officer=""):
    return desk_of(engine, person(engine, slug), unit, officer, LATER, 50)


def ended(engine):
    with writing(engine) as session:
        units = {one.slug: one for one in session.exec(select(Unit))}
        units[HOME].valid_to = dt.date(2026, 9, 3)
        heir = Succession(unit_id=units[HOME].id, successor_id=units[HEIR].id, on=dt.date(2026, 9, 4))
        session.add(heir)


def test_who_may_and_heirs_are_only_proposed(office):
    ended(office)
    shown = desk(office)
    assert (shown.total, shown.units, shown.desks, shown.ended) == (2, True, True, dt.date(2026, 9, 3))
    assert [(one.slug, one.whole) for one in shown.heirs] == [(HEIR, True)]
    assert desk(office, "admin").total == 2
    assert (desk(office, "an").units, desk(office, "an").desks) == (False, True)
    for slug in ("chi", "giam", "khach", "vien"):
        with pytest.raises(DeedRefused):
            desk(office, slug)
        with pytest.raises(DeedRefused):
            hand_over(office, SETTINGS, slug, WISH, LATER)
    with pytest.raises(DeedRefused):
        hand_over(office, SETTINGS, "an", WISH, LATER)
    with pytest.raises(NotFound):
        desk(office, unit="khong-co")
    assert task_list(office, LATER, Wanted(unit=HOME)).total == 2, "nothing was chosen silently"


def test_a_unit_hands_over_and_what_the_other_has_becomes_one(office):
    ended(office)
    shown = look_over(office, SETTINGS, "dung", WISH, LATER)
    assert (shown.moved, shown.merged, shown.to_name) == (1, 1, "Sở Tài chính tỉnh Sông Thao")
    assert task_list(office, LATER, Wanted(unit=HOME)).total == 2, "only shown"
    before = {one.unit: one.total for one in unit_table(office, NOW + dt.timedelta(days=1))}
    assert hand_over(office, SETTINGS, "dung", WISH, LATER) == shown
    after = LATER + dt.timedelta(hours=1)
    assert task_list(office, after, Wanted(unit=HOME)).total == 0
    rows = task_list(office, after, Wanted(unit=HEIR)).rows
    assert [(one.task, one.stage) for one in rows] == [("1.a", "draft"), ("1.b", "draft")]
    new = next(one for one in rows if one.task == "1.a")
    assert assignment_view(office, new.id, after).history[-1].note == (
        "nhận từ Sở Nội vụ tỉnh Sông Thao (nhiệm vụ số 1) từ ngày 04/09/2026: Sắp xếp tổ chức bộ máy"
    )
    gone = task_list(office, after, Wanted(unit=HOME, state="handed-over")).rows
    assert {assignment_view(office, one.id, after).history[-1].note for one in gone} == {
        f"chuyển cho Sở Tài chính tỉnh Sông Thao (nhiệm vụ số {new.id}) từ ngày 04/09/2026: Sắp xếp tổ chức bộ máy",
        "Sở Tài chính tỉnh Sông Thao đã có nhiệm vụ này (số 3); chuyển từ ngày 04/09/2026: Sắp xếp tổ chức bộ máy",
    }
    assert {one.unit: one.total for one in unit_table(office, NOW + dt.timedelta(days=1))} == before, "the past stays"
    past = desk(office).past
    assert (past[0].by, past[0].details["moved"], past[0].details["merged"]) == ("Trần Văn Dũng", 1, 1)


def test_only_what_was_ticked_as_it_was_seen(office):
    rows = task_list(office, LATER, Wanted(unit=HOME)).rows
    one = next(row for row in rows if row.task == "1.a")
    only = WISH._replace(lines=((one.id, one.version),))
    act(office, Doing(Act.ACCEPT, "an"), [one.id], now=LATER, zone=SETTINGS.zone)
    with pytest.raises(HandOverConflict):
        hand_over(office, SETTINGS, "dung", only, LATER)
    only = WISH._replace(lines=((one.id, one.version + 1),))
    assert hand_over(office, SETTINGS, "dung", only, LATER).moved == 1
    assert [row.task for row in task_list(office, LATER, Wanted(unit=HOME)).rows] == ["1.b"]
    with pytest.raises(HandOverConflict):
        hand_over(office, SETTINGS, "dung", WISH._replace(seen="2:2:3"), LATER)


def test_what_is_wrong_is_said_at_once(office):
    ended(office)
    for change, codes in (
        ({"to": "", "reason": " "}, {"hand-over-nobody", "reason-missing"}),
        ({"to": HOME}, {"hand-over-same"}),
        ({"day": LATER.date() + dt.timedelta(days=1)}, {"hand-over-ahead"}),
        ({"day": DAY - dt.timedelta(days=1)}, {"hand-over-before"}),
        ({"to": "Sở Không Có"}, {"unknown-unit"}),
        ({"reason": "TUYỆT MẬT"}, {"secret-document"}),
        ({"unit": HEIR, "to": HOME}, {"hand-over-ended"}),
        ({"lines": ()}, {"nothing-chosen"}),
        ({"lines": ((999, 1),)}, {"assignment-unknown"}),
    ):
        with pytest.raises(ActRefused) as refused:
            hand_over(office, SETTINGS, "dung", WISH._replace(**change), LATER)
        assert {one.code for one in refused.value.problems} == codes


def test_what_waits_for_confirmation_goes_on_waiting_with_its_result(office):
    act(office, Doing(Act.ACCEPT, "an"), [1], now=NOW, zone=SETTINGS.zone)
    result = Result("45/BC-SNV", DAY, "Kết quả rà soát")
    act(office, Doing(Act.HAND_IN, "an", result=result), [1], now=NOW, zone=SETTINGS.zone)
    hand_over(office, SETTINGS, "dung", WISH, LATER)
    with reading(office) as session:
        new = session.exec(select(Assignment).order_by(Assignment.id.desc())).first()
        assert (new.stage, new.credited_at, new.due) == ("review", NOW, session.get(Assignment, 1).due)
    assert act(office, Doing(Act.APPROVE, "hoa"), [new.id], now=LATER, zone=SETTINGS.zone)[0].to_stage == "done"


def test_handed_back_it_is_taken_up_again(office):
    hand_over(office, SETTINGS, "dung", WISH._replace(lines=((1, 1),)), LATER)
    new = next(one.id for one in task_list(office, LATER, Wanted(unit=HEIR)).rows if one.task == "1.a")
    back = HandOver(HEIR, HOME, LATER.date(), "Chuyển nhầm", lines=((new, 1),))
    assert hand_over(office, SETTINGS, "dung", back, LATER).moved == 1
    assert 1 in [one.id for one in task_list(office, LATER, Wanted(unit=HOME)).rows]
    assert [one.act for one in assignment_view(office, 1, LATER).history] == ["hand-over", "hand-over"]


def test_an_amendment_leaves_handed_over_work_where_it_is(office):
    hand_over(office, SETTINGS, "dung", WISH._replace(lines=((1, 1),)), LATER)
    first, *rest = plan().tasks
    other = plan(tasks=(first.model_copy(update={"title": "Tên khác"}), *rest))
    wish = Wish(DAY, LATER, proposed_by="hoa", agreed_by="dung")
    amended = propose_amendment(office, take_in(write_plan(other).encode(), "a.yaml"), wish, SETTINGS)
    done = amend_plan(office, amended, wish)
    assert (done.opened, done.cancelled) == (0, 0)
    assert "1.a" in [one.task for one in task_list(office, LATER, Wanted(unit=HEIR)).rows]


def test_a_person_who_leaves_hands_the_desk_to_a_colleague(office):
    name_officer(office, 1, "binh", by="an", version=1, now=NOW)
    with writing(office) as session:
        session.exec(select(Person).where(Person.slug == "binh")).one().active = False
    shown = desk(office, "an", officer="binh")
    assert (shown.total, shown.person_name) == (1, "Lê Thị Bình")
    assert [(one.slug, one.active, one.many) for one in shown.holders] == [("binh", False, 1)]
    wish = HandOver(HOME, "an", LATER.date(), "Bà Bình nghỉ hưu", person="binh")
    for to in ("chi", "binh", ""):
        with pytest.raises(ActRefused):
            hand_over(office, SETTINGS, "an", wish._replace(to=to), LATER)
    assert hand_over(office, SETTINGS, "an", wish, LATER).moved == 1
    view = assignment_view(office, 1, LATER)
    assert view.line.officer == "an"
    assert view.history[-1].note == "Lê Thị Bình → Phạm Văn An, từ ngày 04/09/2026: Bà Bình nghỉ hưu"
    assert desk(office, "an", officer="binh").past[0].details["to_name"] == "Phạm Văn An"


def test_reminders_go_to_whoever_took_over(office):
    from models.reminding import open_lines

    hand_over(office, SETTINGS, "dung", WISH, LATER)
    with reading(office) as session:
        ids = {one.slug: one.id for one in session.exec(select(Unit))}
        lines = open_lines(session, LATER + dt.timedelta(days=365), NOW)
    assert HOME not in {slug for slug, number in ids.items() if number in {one.unit_id for one in lines}}
    assert ids[HEIR] in {one.unit_id for one in lines}


def test_on_the_command_line_it_is_shown_and_then_done(sqlite_engine, capsys, monkeypatch):
    from cli.main import main

    furnish(sqlite_engine)
    give(sqlite_engine, SETTINGS)
    monkeypatch.setenv("DONDOC_DATABASE_URL", sqlite_engine.url.render_as_string(hide_password=False))
    asked = ["hand-over", HOME, "--to", HEIR, "--reason", "Sắp xếp bộ máy", "--by", "dung"]
    assert main(asked) == 0
    assert "Sẽ chuyển 01 nhiệm vụ cho Sở Tài chính tỉnh Sông Thao." in capsys.readouterr().out
    assert main([*asked, "--yes"]) == 0
    assert "Đã chuyển giao 02 nhiệm vụ." in capsys.readouterr().out
    assert main([*asked[:-1], "an", "--yes"]) == 1
