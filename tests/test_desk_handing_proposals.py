"""Handing given work over needs a leader, as amending does: proposed, agreed to and done, or dropped; each once, and told."""

import datetime as dt

import pytest
from sqlmodel import delete, select

from desk.acting import ActRefused, Doing, act
from desk.first_page import first_page
from desk.handing_over import HandOverConflict, desk_of, hand_over, look_over
from desk.handing_proposals import agree, drop, open_proposals, see_proposal
from desk.people import DeedRefused, who
from desk.plan_progress import plan_progress
from desk.reporting import NotFound, task_list
from models.database import reading, writing
from models.tables import Audit, Role
from plans.access import sight_of
from plans.stages import Act
from plans.wanted import Wanted
from tests.handing import HEIR, HOME, LATER, SETTINGS, WISH, office, person
from tests.office import furnish, give

__all__ = ["office"]


def total(engine, unit):
    return task_list(engine, LATER + dt.timedelta(hours=1), Wanted(unit=unit)).total


def waiting(engine, slug):
    actor = person(engine, slug)
    return [one.id for one in first_page(engine, actor, sight_of(actor), LATER).handing]


def test_a_coordinator_proposes_and_a_leader_agrees(office):
    shown = look_over(office, SETTINGS, "hoa", WISH, LATER)
    assert (shown.asks, shown.proposal, shown.moved, shown.merged) == (True, None, 1, 1)
    number = hand_over(office, SETTINGS, "hoa", WISH, LATER).proposal
    assert total(office, HOME) == 2, "nothing passed yet"
    assert (waiting(office, "dung"), waiting(office, "hoa"), waiting(office, "an")) == ([number], [], [])
    desk = desk_of(office, person(office, "hoa"), HOME, "", LATER, 50)
    assert (desk.asks, [one.id for one in desk.proposals]) == (True, [number])
    seen = see_proposal(office, SETTINGS, person(office, "dung"), number, LATER, 50)
    assert (seen.decides, seen.total, seen.ended, seen.comes_to.moved) == (True, 2, 0, 1)
    assert not see_proposal(office, SETTINGS, person(office, "hoa"), number, LATER, 50).decides
    for slug in ("hoa", "admin", "an", "chi"):
        with pytest.raises(DeedRefused):
            agree(office, SETTINGS, slug, number, "", LATER)
    done = agree(office, SETTINGS, "dung", number, seen.mark, LATER)
    assert (done.moved, done.merged, total(office, HOME)) == (1, 1, 0)
    with pytest.raises(NotFound):
        agree(office, SETTINGS, "dung", number, "", LATER)
    assert waiting(office, "dung") == []
    past = desk_of(office, person(office, "hoa"), HOME, "", LATER, 50).past
    assert (past[0].by, past[0].details["proposed_by"]) == ("Trần Văn Dũng", "Nguyễn Thị Hoa")


def test_the_plan_tells_it_in_its_history(office):
    number = hand_over(office, SETTINGS, "hoa", WISH, LATER).proposal
    agree(office, SETTINGS, "dung", number, "", LATER)
    last = plan_progress(office, "12-ct-ubnd-2026", LATER + dt.timedelta(hours=1)).history[-1]
    assert (last.what, last.by, last.details["passed"]) == ("hand-over", "Trần Văn Dũng", 2)
    assert last.details["from_name"] == "Sở Nội vụ tỉnh Sông Thao"
    assert last.details["proposed_by"] == "Nguyễn Thị Hoa"


def test_a_leader_or_who_holds_both_does_it_at_once(office):
    with writing(office) as session:
        hoa = who(session, "hoa").id
        session.add(Role(person_id=hoa, role="leader"))
    assert hand_over(office, SETTINGS, "hoa", WISH, LATER).proposal is None
    assert total(office, HOME) == 0


def test_where_nobody_leads_nobody_is_asked(office):
    with writing(office) as session:
        session.exec(delete(Role).where(Role.role == "leader"))
    assert hand_over(office, SETTINGS, "hoa", WISH, LATER).proposal is None


def test_what_changed_since_is_looked_at_anew(office):
    number = hand_over(office, SETTINGS, "hoa", WISH, LATER).proposal
    mark = see_proposal(office, SETTINGS, person(office, "dung"), number, LATER, 50).mark
    act(office, Doing(Act.CANCEL, "dung", note="Thôi"), [1], now=LATER, zone=SETTINGS.zone)
    with pytest.raises(HandOverConflict):
        agree(office, SETTINGS, "dung", number, mark, LATER)
    seen = see_proposal(office, SETTINGS, person(office, "dung"), number, LATER, 50)
    assert (seen.total, seen.ended) == (1, 1)
    act(office, Doing(Act.CANCEL, "dung", note="Thôi"), [2], now=LATER, zone=SETTINGS.zone)
    seen = see_proposal(office, SETTINGS, person(office, "dung"), number, LATER, 50)
    assert [one.code for one in seen.problems] == ["nothing-chosen"]
    with pytest.raises(ActRefused):
        agree(office, SETTINGS, "dung", number, seen.mark, LATER)


def test_dropped_with_a_reason_and_logged(office):
    number = hand_over(office, SETTINGS, "hoa", WISH, LATER).proposal
    for reason in ("", "TUYỆT MẬT", "x" * 501):
        with pytest.raises(ActRefused):
            drop(office, SETTINGS, "dung", number, reason, LATER)
    with pytest.raises(DeedRefused):
        drop(office, SETTINGS, "chi", number, "Không", LATER)
    drop(office, SETTINGS, "dung", number, "Chờ nghị quyết", LATER)
    assert open_proposals(office, person(office, "hoa")) == []
    assert total(office, HOME) == 2
    with reading(office) as session:
        kept = session.exec(select(Audit).where(Audit.what == "hand-over-drop")).one()
    assert kept.details["reason"] == "Chờ nghị quyết"


def test_who_may_ask_sees_what_waits(office):
    number = hand_over(office, SETTINGS, "hoa", WISH, LATER).proposal
    assert [one.id for one in open_proposals(office, person(office, "admin"), HOME)] == [number]
    assert open_proposals(office, person(office, "an")) == []
    with pytest.raises(DeedRefused):
        see_proposal(office, SETTINGS, person(office, "an"), number, LATER, 50)
    with pytest.raises(NotFound):
        see_proposal(office, SETTINGS, person(office, "hoa"), 2**40, LATER, 50)


def test_proposed_and_agreed_to_on_one_command_line(sqlite_engine, capsys, monkeypatch):
    from cli.main import main

    furnish(sqlite_engine)
    give(sqlite_engine, SETTINGS)
    monkeypatch.setenv("DONDOC_DATABASE_URL", sqlite_engine.url.render_as_string(hide_password=False))
    asked = ["hand-over", HOME, "--to", HEIR, "--reason", "Sắp xếp bộ máy", "--by", "hoa", "--only", "1"]
    assert main(asked) == 0
    assert "chuyên viên trình, lãnh đạo đồng ý rồi mới chuyển" in capsys.readouterr().out
    assert main([*asked, "--yes"]) == 0
    assert "Đã trình lãnh đạo, đề nghị số" in capsys.readouterr().out
    assert main([*asked, "--yes", "--agreed-by", "dung"]) == 0
    assert "Đã chuyển giao 01 nhiệm vụ." in capsys.readouterr().out
