"""Who may do what: the table, row by row, and rule 4: nobody confirms his own work."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plans.access import TABLE, TESTS, Actor, Deed, Grant, Matter, Role, may, why_not
from plans.stages import Act
from plans.wording import label, render

OFFICE, UNIT, OTHER, PARTNER = "van-phong", "so-noi-vu", "so-tai-chinh", "so-y-te"
FOLLOWING, RECEIVER = "thanh-tra", "so-cong-thuong"
GIVEN = Matter(
    unit=UNIT,
    office=OFFICE,
    field="noi-vu",
    confirmer=FOLLOWING,
    handed_in_by="an",
    partners=frozenset({PARTNER}),
    receivers=frozenset({RECEIVER}),
)
UNNAMED = GIVEN._replace(confirmer=None)

PEOPLE = {
    "coordinator": Actor("coordinator", OFFICE, (Grant(Role.COORDINATOR, OFFICE),)),
    "leader": Actor("leader", OFFICE, (Grant(Role.LEADER),)),
    "follower": Actor("follower", OFFICE, (Grant(Role.FOLLOWER, OFFICE, "noi-vu"),)),
    "other follower": Actor("follower-2", OFFICE, (Grant(Role.FOLLOWER, OFFICE, "y-te"),)),
    "unit": Actor("binh", UNIT, (Grant(Role.UNIT, UNIT),)),
    "who handed in": Actor("an", UNIT),
    "deputy": Actor("chi", OTHER, (), frozenset({UNIT})),
    "partner": Actor("dung", PARTNER),
    "confirmer": Actor("giang", FOLLOWING),
    "receiver": Actor("oanh", RECEIVER),
    "supervisor": Actor("hoa", OFFICE, (Grant(Role.SUPERVISOR, UNIT),)),
    "other supervisor": Actor("khanh", OFFICE, (Grant(Role.SUPERVISOR, OTHER),)),
    "admin": Actor("lan", OFFICE, (Grant(Role.ADMIN),)),
    "head": Actor("nga", UNIT, (Grant(Role.HEAD, UNIT),)),
    "stranger": Actor("minh", OTHER, (Grant(Role.COORDINATOR, OTHER), Grant(Role.LEADER, OTHER))),
}
WORKERS = {"unit", "who handed in", "deputy", "head"}
GIVERS = {"coordinator", "leader"}
ROWS = [
    (Act.ACCEPT, GIVEN, WORKERS),
    (Act.HAND_IN, GIVEN, WORKERS),
    (Act.APPROVE, GIVEN, {"confirmer"}),
    (Act.RETURN, GIVEN, {"confirmer"}),
    (Act.APPROVE, UNNAMED, {*GIVERS, "follower"}),
    (Act.RETURN, UNNAMED, {*GIVERS, "follower"}),
    (Act.APPROVE, GIVEN._replace(confirmer="hoa"), {"supervisor"}),
    (Act.CANCEL, GIVEN, GIVERS),
    (Deed.PREPARE, Matter(office=OFFICE), GIVERS),
    (Deed.NOTE, GIVEN, GIVERS | {"supervisor"}),
    (Deed.PROPOSE, Matter(office=OFFICE), {"coordinator"}),
    (Deed.AGREE, Matter(office=OFFICE), {"leader"}),
    (Deed.LAUNCH, Matter(office=OFFICE), GIVERS),
    (Deed.AMEND, Matter(office=OFFICE), GIVERS),
    (Deed.ADD, Matter(office=OFFICE), GIVERS),
    (Deed.RECORD, GIVEN, GIVERS | WORKERS | {"follower"}),
    (Deed.MANAGE, Matter(), {"admin"}),
    (Deed.PAPER, GIVEN, GIVERS | {"supervisor", "follower"}),
    (Deed.PROGRESS, GIVEN, WORKERS),
    (Deed.ASK_PARTNERS, GIVEN, WORKERS),
    (Deed.CONTRIBUTE, GIVEN, WORKERS),
    (Deed.SUBMIT, GIVEN, WORKERS),
    (Deed.LET_OUT, GIVEN, {"head"}),
    (Deed.GIVE_ON, GIVEN, {"head"}),
    (Deed.ASK_OVER, GIVEN, GIVERS | {"admin"}),
    (Deed.HAND_OVER, GIVEN, {"leader"}),
    (Deed.HAND_DESK, GIVEN, GIVERS | WORKERS | {"admin"}),
    (Deed.ASK_TIME, GIVEN, WORKERS),
    (Deed.EXTEND, GIVEN, {"leader"}),
    (Deed.EXTEND_LED_BY_NONE, GIVEN, {"coordinator"}),
    (Deed.SEE, GIVEN, set(PEOPLE) - {"stranger", "other supervisor", "other follower"}),
]


@pytest.mark.parametrize(("deed", "matter", "allowed"), ROWS)
def test_each_row_of_the_table(deed, matter, allowed):
    assert {name for name, actor in PEOPLE.items() if may(actor, deed, matter)} == allowed


def test_every_deed_has_a_row_here_and_there():
    assert set(TABLE) == {*Act, *Deed} == {deed for deed, _, _ in ROWS}
    assert {who for row in TABLE.values() for who in row} <= set(TESTS)


def test_the_unit_that_confirms_does_not_confirm_itself_and_the_offices_leader_does():
    own = GIVEN._replace(confirmer=UNIT)
    assert {name for name, actor in PEOPLE.items() if may(actor, Act.APPROVE, own)} == {"leader"}


def test_who_only_watches_from_a_seat_in_the_confirming_unit_neither_confirms_nor_sees_what_is_not_his_to_watch():
    """The office confirms for the committee; beside its followers sit people who watch, keep people or follow another field."""
    by_seat = GIVEN._replace(office="ubnd", confirmer=OFFICE, receivers=frozenset())
    idle = [
        Actor("x", OFFICE, grants)
        for grants in (
            (Grant(Role.SUPERVISOR, OTHER),),
            (Grant(Role.SUPERVISOR, OTHER), Grant(Role.SUPERVISOR, field="y-te")),
            (Grant(Role.FOLLOWER, OFFICE, "y-te"),),
            (Grant(Role.FOLLOWER, OTHER),),
            (Grant(Role.CONTACT, OTHER),),
        )
    ]
    assert not any(may(one, act, by_seat) for one in idle for act in (Act.APPROVE, Act.RETURN, Deed.SEE))
    watching = [Actor("x", OFFICE, (Grant(role),)) for role in (Role.SUPERVISOR, Role.ADMIN)]
    assert not any(may(one, Act.APPROVE, by_seat) for one in watching)
    assert not may(watching[0], Act.APPROVE, by_seat._replace(office=OFFICE))
    assert not may(watching[0], Act.APPROVE, Matter(UNIT, OFFICE, confirmer=OFFICE, inner=True))


@pytest.mark.parametrize(
    "grant",
    [
        *(Grant(role, OFFICE) for role in (Role.CONTACT, Role.HEAD, Role.FOLLOWER, Role.COORDINATOR, Role.LEADER)),
        Grant(Role.FOLLOWER, field="noi-vu"),
        Grant(Role.FOLLOWER, UNIT),
        Grant(Role.CONTACT),
    ],
)
def test_who_speaks_for_the_confirming_unit_or_follows_the_field_there_confirms(grant):
    by_seat = GIVEN._replace(office="ubnd", confirmer=OFFICE, receivers=frozenset())
    him = Actor("x", OFFICE, (Grant(Role.SUPERVISOR, OTHER), grant))
    assert all(may(him, act, by_seat) for act in (Act.APPROVE, Act.RETURN, Deed.SEE))


def test_where_the_office_itself_confirms_whoever_follows_the_field_for_it_may():
    """A committee's own office works for it: its people stand in another unit than the one that confirms."""
    by_office = GIVEN._replace(office="ubnd", confirmer="ubnd")
    staff = {role: Actor(role.value, OFFICE, (Grant(role),)) for role in (Role.FOLLOWER, Role.COORDINATOR, Role.LEADER)}
    assert all(may(one, Act.APPROVE, by_office) for one in staff.values())
    elsewhere = Actor("y-te", OFFICE, (Grant(Role.FOLLOWER, field="y-te"), Grant(Role.COORDINATOR, OTHER)))
    assert not may(elsewhere, Act.APPROVE, by_office)
    assert not may(staff[Role.COORDINATOR], Act.APPROVE, by_office._replace(handed_in_by="coordinator"))


def test_what_the_office_did_itself_is_confirmed_by_its_leader_unless_he_handed_it_in():
    own = Matter(unit=OFFICE, office=OFFICE, handed_in_by="coordinator")
    assert {name for name, actor in PEOPLE.items() if may(actor, Act.APPROVE, own)} == {"leader"}
    assert not may(PEOPLE["leader"], Act.APPROVE, own._replace(handed_in_by="leader"))


def test_the_head_of_the_doing_unit_does_not_confirm_it_though_he_is_a_leader():
    head = Actor("head", UNIT, (Grant(Role.LEADER, UNIT), Grant(Role.LEADER)))
    assert not may(head, Act.APPROVE, UNNAMED)
    assert not may(head, Act.APPROVE, GIVEN._replace(confirmer=UNIT))
    assert may(head, Act.APPROVE, UNNAMED._replace(unit=OTHER))


@pytest.mark.parametrize("role", [Role.UNIT, Role.CONTACT, Role.OFFICER, Role.HEAD])
def test_a_role_inside_a_unit_makes_one_of_its_people(role):
    """Somebody may be paid elsewhere and be the contact of a commune."""
    lent = Actor("lent", OTHER, (Grant(role, UNIT),))
    assert may(lent, Act.ACCEPT, GIVEN)
    assert why_not(lent, Act.APPROVE, GIVEN) == why_not(PEOPLE["unit"], Act.APPROVE, GIVEN)
    assert not may(Actor("watcher", OTHER, (Grant(Role.SUPERVISOR, UNIT),)), Act.ACCEPT, GIVEN)


def test_a_head_lets_out_what_is_his_units_and_nothing_else():
    without_unit = Actor("nga", UNIT, (Grant(Role.HEAD),))
    assert may(without_unit, Deed.LET_OUT, GIVEN)
    assert not may(without_unit, Deed.LET_OUT, GIVEN._replace(unit=OTHER))
    assert not may(Actor("em", None, (Grant(Role.HEAD),)), Deed.LET_OUT, Matter())


def test_one_person_may_propose_and_agree_in_a_small_office():
    both = Actor("an", OFFICE, (Grant(Role.COORDINATOR, OFFICE), Grant(Role.LEADER, OFFICE)))
    assert may(both, Deed.PROPOSE, Matter(office=OFFICE))
    assert may(both, Deed.AGREE, Matter(office=OFFICE))


def test_somebody_who_left_may_nothing():
    gone = PEOPLE["leader"]._replace(active=False)
    assert all(not may(gone, deed, GIVEN) for deed in TABLE)


@pytest.mark.parametrize(
    ("actor", "deed", "matter", "code"),
    [
        ("partner", Act.HAND_IN, GIVEN, "not-your-unit"),
        ("unit", Act.APPROVE, GIVEN, "own-work"),
        ("deputy", Act.APPROVE, GIVEN, "own-work"),
        ("partner", Act.APPROVE, GIVEN, "not-confirmer"),
        ("unit", Act.CANCEL, GIVEN, "role-needed"),
        ("unit", Deed.MANAGE, Matter(), "role-needed"),
        ("unit", Deed.LET_OUT, GIVEN, "not-head"),
        ("partner", Deed.PROGRESS, GIVEN, "not-your-unit"),
        ("stranger", Deed.SEE, GIVEN, "not-yours-to-see"),
    ],
)
def test_a_refusal_says_why_and_whom_to_ask(actor, deed, matter, code):
    problem = why_not(PEOPLE[actor], deed, matter)
    assert problem is not None
    assert problem.code == code
    for lang in ("vi", "en"):
        words = render(problem, lang)
        assert words.do
        assert "{" not in words.says
        assert code == "not-yours-to-see" or label(f"act.{deed.value}", lang) in words.says


grants = st.builds(Grant, st.sampled_from(Role), st.sampled_from([None, OFFICE, UNIT]), st.sampled_from(["", "noi-vu"]))
actors = st.builds(
    Actor,
    st.sampled_from(["an", "binh"]),
    st.sampled_from([None, OFFICE, UNIT]),
    st.lists(grants, max_size=4).map(tuple),
    st.frozensets(st.sampled_from([OFFICE, UNIT])),
)
places = st.none() | st.sampled_from([OFFICE, UNIT])
matters = st.builds(
    Matter,
    places,
    places,
    st.sampled_from(["", "noi-vu"]),
    places | st.just("an"),
    st.sampled_from([None, "an", "binh"]),
)


@given(actors, matters, st.sampled_from([Act.APPROVE, Act.RETURN]))
def test_nobody_ever_confirms_what_he_handed_in(actor, matter, act):
    if matter.handed_in_by == actor.slug:
        assert not may(actor, act, matter)


@example(
    Actor(slug="an", unit=UNIT, grants=(Grant(role=Role.LEADER),), answers_for=frozenset({UNIT})),
    Matter(unit=UNIT, office=None),
    Act.APPROVE,
)
@given(actors, matters, st.sampled_from([Act.APPROVE, Act.RETURN]))
def test_of_the_doing_unit_only_the_offices_own_leader_confirms(actor, matter, act):
    if may(actor, act, matter) and matter.unit is not None and actor.unit == matter.unit:
        assert matter.unit == matter.office
        assert any(grant.role is Role.LEADER for grant in actor.grants)


def test_what_a_unit_gave_on_is_for_these_two_units_alone():
    inner = Matter(unit=UNIT, office=OTHER, confirmer=OTHER, inner=True)
    above = {"leader", "coordinator", "follower", "supervisor", "admin"}
    for deed in (Deed.SEE, Act.APPROVE, Act.CANCEL, Deed.RECORD):
        allowed = {name for name, actor in PEOPLE.items() if may(actor, deed, inner)}
        assert allowed.isdisjoint(above), deed
    assert {"unit", "deputy", "stranger"} <= {name for name, actor in PEOPLE.items() if may(actor, Deed.SEE, inner)}
    assert {name for name, actor in PEOPLE.items() if may(actor, Act.APPROVE, inner)} == {"stranger"}
