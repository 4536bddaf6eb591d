"""Moving: guarded, with its history; two at once have one winner; the clock is fair."""

import datetime as dt
import threading

import pytest

from models.database import reading, writing
from models.progress import MoveConflict, NoSuchAssignment, ReturnIncomplete, accept_all, move
from models.queries import assignment, history
from plans.policy import StagePolicy
from plans.stages import Act, MoveRefused
from plans.wording import render
from tests.factories import NOW, a_person, a_plan, a_task, assignments, day, on, put_in_force, some_units


@pytest.fixture
def ledger(engine):
    """Three units with one task, and three people."""
    with writing(engine) as session:
        some_units(session)
        people = {
            slug: a_person(session, slug, name, unit)
            for slug, name, unit in [
                ("lan", "Nguyễn Thị Lan", "xa-1"),
                ("minh", "Trần Văn Minh", "xa-1"),
                ("hoa", "Lê Thị Hoa", "xa-2"),
            ]
        }
        done = put_in_force(session, a_plan(a_task("1", due=on("2026-12-01"))))
        first = assignments(session)[0].id
    return engine, people, first, done.plan_id


def do(engine, number, act, by, at, **options):
    with writing(engine) as session:
        return move(session, number, act, by=by, now=at, **options)


def test_the_whole_way_with_its_history(ledger):
    engine, people, first, _ = ledger
    do(engine, first, Act.ACCEPT, people["lan"], day("2026-11-03"), officer_id=people["minh"].id)
    do(engine, first, Act.HAND_IN, people["lan"], day("2026-11-20"), evidence="12/BC-UBND")
    change = do(engine, first, Act.APPROVE, people["hoa"], day("2026-11-21"))
    assert (change.from_stage, change.to_stage) == ("review", "done")
    with reading(engine) as session:
        line = assignment(session, first, day("2026-12-09"))
        assert (line.stage, line.state, line.version, line.officer) == ("done", "done-on-time", 4, "minh")
        assert (line.credited_at, line.handed_in_by) == (day("2026-11-20"), "lan")
        assert [(one.act, one.by_name, one.evidence) for one in history(session, first)] == [
            ("accept", "Nguyễn Thị Lan", None),
            ("hand-in", "Nguyễn Thị Lan", "12/BC-UBND"),
            ("approve", "Lê Thị Hoa", None),
        ]


def test_an_act_that_the_stage_does_not_know_changes_nothing(ledger):
    engine, people, first, _ = ledger
    with pytest.raises(MoveRefused):
        do(engine, first, Act.APPROVE, people["lan"], NOW)
    with reading(engine) as session:
        assert assignment(session, first, NOW).version == 1
        assert history(session, first) == []


def test_a_correction_in_time_keeps_the_first_hand_in(ledger):
    engine, people, first, _ = ledger
    lan, hoa = people["lan"], people["hoa"]
    do(engine, first, Act.ACCEPT, lan, day("2026-11-03"))
    do(engine, first, Act.HAND_IN, lan, day("2026-11-30"), evidence="15/BC-UBND")
    do(engine, first, Act.RETURN, hoa, day("2026-12-03"), note="Thiếu phụ lục", correct_by=day("2026-12-08"))
    with reading(engine) as session:
        assert assignment(session, first, day("2026-12-07")).state == "open-on-time"
        late = assignment(session, first, day("2026-12-09"))
        assert (late.state, late.days_late) == ("open-overdue", 8)
    do(engine, first, Act.HAND_IN, lan, day("2026-12-07"), evidence="16/BC-UBND")
    with reading(engine) as session:
        line = assignment(session, first, day("2026-12-20"))
        assert (line.state, line.credited_at, line.correct_by) == ("open-on-time", day("2026-11-30"), None)


def test_a_correction_missed_is_late_from_the_due_date(ledger):
    engine, people, first, _ = ledger
    lan, hoa = people["lan"], people["hoa"]
    do(engine, first, Act.ACCEPT, lan, day("2026-11-03"))
    do(engine, first, Act.HAND_IN, lan, day("2026-11-30"), evidence="15/BC-UBND")
    do(engine, first, Act.RETURN, hoa, day("2026-12-03"), note="Thiếu phụ lục", correct_by=day("2026-12-08"))
    do(engine, first, Act.HAND_IN, lan, day("2026-12-10"))
    do(engine, first, Act.APPROVE, hoa, day("2026-12-11"))
    with reading(engine) as session:
        assert assignment(session, first, day("2026-12-20")).state == "done-late"


def test_an_empty_hand_in_never_stops_the_clock(ledger):
    """Handed in at the last minute with nothing in it, returned: late from the due date, whatever date the return gives."""
    engine, people, first, _ = ledger
    lan, hoa = people["lan"], people["hoa"]
    do(engine, first, Act.ACCEPT, lan, day("2026-11-03"))
    do(engine, first, Act.HAND_IN, lan, day("2026-12-01"))
    do(engine, first, Act.RETURN, hoa, day("2026-12-02"), note="Chưa có kết quả", correct_by=day("2026-12-08"))
    with reading(engine) as session:
        assert assignment(session, first, day("2026-12-03")).state == "open-overdue"
    do(engine, first, Act.HAND_IN, lan, day("2026-12-07"), evidence="17/BC-UBND")
    do(engine, first, Act.APPROVE, hoa, day("2026-12-08"))
    with reading(engine) as session:
        line = assignment(session, first, day("2026-12-20"))
        assert (line.state, line.credited_at) == ("done-late", day("2026-12-07"))
        assert line.days_late == 6, "from the last day, 1 December, to the hand-in"


@pytest.mark.parametrize(
    "options",
    [{}, {"note": "Thiếu"}, {"correct_by": day("2026-12-20")}, {"note": "Thiếu", "correct_by": day("2026-11-01")}],
)
def test_a_return_says_why_and_until_when(ledger, options):
    engine, people, first, _ = ledger
    do(engine, first, Act.ACCEPT, people["lan"], day("2026-11-03"))
    do(engine, first, Act.HAND_IN, people["lan"], day("2026-11-30"))
    with pytest.raises(ReturnIncomplete):
        do(engine, first, Act.RETURN, people["hoa"], day("2026-12-03"), **options)


def test_what_was_seen_must_still_be_so(ledger):
    engine, people, first, _ = ledger
    do(engine, first, Act.ACCEPT, people["lan"], day("2026-11-03"))
    with pytest.raises(MoveConflict) as caught:
        do(engine, first, Act.CANCEL, people["hoa"], day("2026-11-04"), seen_version=1)
    says = render(caught.value.problems[0]).says
    assert "Nguyễn Thị Lan" in says
    assert "08:30 03/11/2026" in says


def test_the_second_of_two_learns_who_was_first(ledger):
    engine, people, first, _ = ledger
    do(engine, first, Act.ACCEPT, people["lan"], day("2026-11-03"))
    do(engine, first, Act.HAND_IN, people["lan"], day("2026-11-30"))
    with pytest.raises(MoveConflict) as caught:
        do(engine, first, Act.HAND_IN, people["minh"], day("2026-11-30"))
    assert caught.value.problems[0].args["who"] == "Nguyễn Thị Lan"


def test_two_at_once_have_one_winner(ledger):
    """Four threads, each with its own connection, start together; one hands in, the others are told by whom."""
    engine, people, first, _ = ledger
    do(engine, first, Act.ACCEPT, people["lan"], day("2026-11-03"))
    together, outcomes = threading.Barrier(4), []

    def hand_in(person):
        together.wait()
        try:
            outcomes.append((person.name, do(engine, first, Act.HAND_IN, person, day("2026-11-30")).to_stage))
        except MoveConflict as conflict:
            outcomes.append((person.name, conflict.problems[0].args["who"]))

    crowd = [threading.Thread(target=hand_in, args=(people[slug],)) for slug in ("lan", "minh", "lan", "minh")]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    winners = [name for name, outcome in outcomes if outcome == "review"]
    assert len(winners) == 1
    assert [outcome for _, outcome in outcomes if outcome != "review"] == winners * 3
    with reading(engine) as session:
        assert [one.act for one in history(session, first)] == ["accept", "hand-in"]


def test_all_or_nothing_in_one_transaction(ledger):
    engine, people, first, _ = ledger
    with pytest.raises(MoveRefused), writing(engine) as session:  # noqa: PT012
        move(session, first, Act.ACCEPT, by=people["lan"], now=NOW)
        move(session, first + 1, Act.APPROVE, by=people["lan"], now=NOW)
    with reading(engine) as session:
        assert assignment(session, first, NOW).stage == "draft"


def test_an_unknown_number(ledger):
    engine, people, _, _ = ledger
    with pytest.raises(NoSuchAssignment):
        do(engine, 999, Act.ACCEPT, people["lan"], NOW)


def test_one_click_receives_all_of_a_document(engine):
    with writing(engine) as session:
        some_units(session)
        lan = a_person(session)
        done = put_in_force(session, a_plan(a_task("1"), a_task("2")))
    with writing(engine) as session:
        assert accept_all(session, done.plan_id, lan.unit_id, lan, NOW) == 2
        assert accept_all(session, done.plan_id, lan.unit_id, lan, NOW) == 0
    with reading(engine) as session:
        stages = [(one.unit_id == lan.unit_id, one.stage, one.version) for one in assignments(session)]
        mine = [one.id for one in assignments(session) if one.unit_id == lan.unit_id]
        assert stages.count((True, "execute", 2)) == 2
        assert stages.count((False, "draft", 1)) == 4
        assert [one.act for number in mine for one in history(session, number)] == ["accept", "accept"]


def test_a_policy_without_stages_skips_them(engine):
    with writing(engine) as session:
        some_units(session)
        lan = a_person(session)
        put_in_force(session, a_plan(a_task("1", due=on("2026-12-01"), stages=StagePolicy(accept=False, review=False))))
        first = assignments(session)[0]
        assert first.stage == "execute"
        change = move(session, first.id, Act.HAND_IN, by=lan, now=day("2026-12-01") + dt.timedelta(hours=8))
        assert change.to_stage == "done"
    with reading(engine) as session:
        assert assignment(session, first.id, day("2027-01-01")).state == "done-on-time"
