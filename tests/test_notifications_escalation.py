"""Who hears what: one digest a reader, and nobody who has nothing to do."""

import datetime as dt

from models.loads import UnitLoad
from models.reminding import ChannelFacts, RoleFacts
from notifications.digest import Rest, gather
from notifications.escalation import Part
from notifications.reminders import Kind, due_reminders
from plans.stages import Stage
from tests.notified import (
    CALENDAR,
    CONTACT,
    COORDINATOR,
    DAY,
    FOLLOWER,
    HEAD,
    HOME,
    LEADER,
    OFFICE,
    OFFICER,
    OTHER,
    PLAN,
    PROVINCE,
    ROLES,
    TASK,
    at,
    line,
    people,
)

LATE = dt.date(2026, 12, 8)
THREE_LATE = dt.date(2026, 12, 4)
MONDAY = dt.date(2026, 12, 7)


def heard(lines, who=None, day=DAY, loads=()):
    found = gather(due_reminders(lines, day, CALENDAR), who or people(), loads)
    return {one.person.id if one.person else f"@{one.unit.slug}": one for one in found.digests}, found


def test_the_contact_gets_the_list_and_the_officer_his_lines():
    lines = [line(LATE, id=1), line(DAY, id=2, officer_id=None)]
    by, _ = heard(lines)
    assert {who: [i.decision.line.id for i in one.items] for who, one in by.items()} == {CONTACT: [1, 2], OFFICER: [1]}


def test_the_head_hears_from_level_two_on():
    assert HEAD not in heard([line(LATE)])[0]
    by, _ = heard([line(THREE_LATE)])
    assert [(i.part, i.level) for i in by[HEAD].items] == [(Part.HEAD, 2)]


def test_what_was_given_late_climbs_from_the_day_on_which_it_was_given():
    long_ago, given = dt.date(2026, 11, 20), {"opened_at": at(dt.date(2026, 12, 4))}
    by, _ = heard([line(long_ago, **given)], day=MONDAY)
    assert set(by) == {CONTACT, OFFICER}, "its head could not have urged what nobody had"
    by, _ = heard([line(long_ago)], day=MONDAY)
    assert HEAD in by
    by, _ = heard([line(long_ago, **given)], day=DAY)
    assert [(i.part, i.level) for i in by[HEAD].items] == [(Part.HEAD, 2)], "three working days after it was given"


def test_a_result_that_waits_inside_the_unit_is_told_to_its_leader_alone():
    lines = [line(LATE, id=1, inside=True), line(LATE, id=2)]
    by, found = heard(lines)
    assert {who: [i.decision.line.id for i in one.items] for who, one in by.items()} == {
        HEAD: [1],
        CONTACT: [2],
        OFFICER: [2],
    }
    assert by[HEAD].parts == {Part.LET_OUT}
    assert not found.without_contact
    nobody = people(silent=(HEAD,))
    by, _ = heard([line(LATE, inside=True)], nobody)
    assert set(by) == {CONTACT, OFFICER}, "where he cannot be reached it is the unit's as before"


def test_it_never_leaves_the_office_s_chain():
    """The ministry above the department has a follower of it and a leader; neither hears."""
    by, _ = heard([line(dt.date(2026, 11, 9))], day=MONDAY)
    assert set(by) == {CONTACT, OFFICER, HEAD, FOLLOWER, LEADER}


def test_what_the_committee_itself_gave_is_followed_by_its_own_office():
    """Nobody is registered in the committee; whoever follows and leads for it sits in the office under it, never in the ministry."""
    given = PLAN._replace(office_id=PROVINCE)
    by, _ = heard([line(dt.date(2026, 11, 9), plan=given)], day=MONDAY)
    assert set(by) == {CONTACT, OFFICER, HEAD, FOLLOWER, LEADER}
    waiting = line(LATE, plan=given, stage=Stage.REVIEW, confirmer_unit_id=PROVINCE, handed_in_at=at(LATE))
    assert set(heard([waiting])[0]) == {FOLLOWER}
    theirs = [*(r for r in ROLES if r.role != "follower"), RoleFacts(CONTACT, "follower", HOME, "")]
    assert set(heard([waiting._replace(unit_id=OTHER)], people(theirs))[0]) == {COORDINATOR}


def test_a_unit_s_delay_is_not_told_while_it_waits_for_the_office():
    waiting = line(
        dt.date(2026, 11, 20), stage=Stage.REVIEW, handed_in_at=at(dt.date(2026, 12, 4)), handed_in_by=OFFICER
    )
    by, _ = heard([waiting])
    assert set(by) == {FOLLOWER}
    assert by[FOLLOWER].items[0].part is Part.CONFIRMER


def test_nobody_confirms_his_own_work():
    own = line(LATE, stage=Stage.REVIEW, unit_id=OFFICE, handed_in_at=at(LATE), handed_in_by=FOLLOWER)
    assert FOLLOWER not in heard([own])[0]


def test_another_unit_charged_with_following_confirms():
    outside = line(LATE, stage=Stage.REVIEW, unit_id=OTHER, confirmer_unit_id=HOME, handed_in_at=at(LATE))
    assert set(heard([outside])[0]) == {CONTACT}


def test_a_unit_without_contact_is_told_to_the_office():
    by, found = heard([line(LATE, unit_id=OTHER, officer_id=None), line(DAY, id=2, unit_id=OTHER, officer_id=None)])
    assert [unit.slug for unit in found.without_contact] == ["xa-tan-lap"]
    assert set(by) == {FOLLOWER}
    assert [(unit.slug, count) for unit, count in by[FOLLOWER].orphans] == [("xa-tan-lap", 2)]
    no_follower = people(roles=[r for r in ROLES if r.role != "follower"])
    assert set(heard([line(LATE, unit_id=OTHER, officer_id=None)], no_follower)[0]) == {COORDINATOR}


def test_of_ones_own_unit_without_contact_the_work_itself_is_told():
    """A follower whose own office was given something and has no contact: a count of offices would lead him nowhere."""
    by, found = heard([line(LATE, unit_id=OFFICE, officer_id=None)])
    assert [unit.slug for unit in found.without_contact] == ["van-phong"]
    digest = by[FOLLOWER]
    assert digest.orphans == ()
    assert [(item.part, item.decision.line.unit_id) for item in digest.items] == [(Part.STAND_IN, OFFICE)]


def test_a_contact_without_a_channel_is_no_contact():
    _, found = heard([line(LATE, officer_id=None)], people(silent=[CONTACT]))
    assert [unit.slug for unit in found.without_contact] == ["so-noi-vu"]


def test_a_unit_s_own_channel_hears_the_unit_s_list():
    group = ChannelFacts(90, None, OTHER, "json://127.0.0.1/zalo", ())
    by, found = heard([line(LATE, unit_id=OTHER, officer_id=None)], people(channels=[group]))
    assert found.without_contact == ()
    assert set(by) == {"@xa-tan-lap"}


def test_the_field_picks_the_follower():
    roles = [*ROLES, RoleFacts(COORDINATOR, "follower", None, "noi-vu")]
    in_field = line(LATE, stage=Stage.REVIEW, handed_in_at=at(LATE), task=TASK._replace(field="noi-vu"))
    assert set(heard([in_field], people(roles))[0]) == {COORDINATOR}
    assert set(heard([in_field._replace(task=TASK)], people(roles))[0]) == {FOLLOWER}


def test_one_line_is_named_once_to_somebody_who_wears_two_hats():
    roles = [*ROLES, RoleFacts(CONTACT, "head", HOME, "")]
    by, _ = heard([line(THREE_LATE, officer_id=CONTACT)], people(roles))
    assert [(i.decision.kind, i.level) for i in by[CONTACT].items] == [(Kind.OVERDUE, 1)]


def test_what_else_is_open_is_counted_without_what_is_named():
    lines = [line(LATE, id=1), line(DAY, id=2)]
    by, _ = heard(lines, loads=[UnitLoad(HOME, OFFICER, 3, 4, 1, soon=1), UnitLoad(HOME, None, 0, 2, 0)])
    assert by[CONTACT].rest == Rest(2, 6, 1)
    assert by[OFFICER].rest == Rest(2, 4, 1)


def test_sections_in_order_and_lines_by_date():
    new = line(None, id=4, stage=Stage.DRAFT, opened_at=at(LATE))
    lines = [new, line(DAY, id=1), line(LATE, id=2), line(THREE_LATE, id=3)]
    assert [i.decision.line.id for i in heard(lines)[0][CONTACT].items] == [3, 2, 1, 4]
