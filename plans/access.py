"""Who may do what: one table of deeds and the persons that each is open to. Pure; the facts are handed in.

Nobody confirms his own work, nor that of his own unit, nor through somebody who stands in for it. One exception keeps a small office
going: what the launching office itself did may be confirmed by its leader, if he is not the one who handed it in.

An office is the apparatus of the unit above it: who coordinates or leads there answers for that unit once its part of a paper was
taken in there. He receives it, gives it on and hands it in; its leader confirms, who did not hand it in.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from plans.fields import same_field
from plans.problems import Problem, error
from plans.stages import Act, Stage, allowed


class Role(StrEnum):
    """A hat of a person. The last four are worn inside a unit; one person may wear several."""

    COORDINATOR = "coordinator"
    LEADER = "leader"
    UNIT = "unit"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    FOLLOWER = "follower"
    CONTACT = "contact"
    OFFICER = "officer"
    HEAD = "head"


class Deed(StrEnum):
    """What is done to plans and registers, and to an assignment without moving it; what moves it is `plans.stages.Act`."""

    SEE = "see"
    PREPARE = "prepare"
    NOTE = "note-order"
    PROPOSE = "propose"
    AGREE = "agree"
    LAUNCH = "launch"
    AMEND = "amend"
    ADD = "add"
    RECORD = "record-event"
    MANAGE = "manage"
    PAPER = "draft-paper"
    PROGRESS = "progress"
    SUBMIT = "submit-inside"
    LET_OUT = "let-out"
    GIVE_ON = "give-on"
    ASK_OVER = "ask-hand-over"
    HAND_OVER = "hand-over"
    HAND_DESK = "hand-desk"
    ASK_PARTNERS = "ask-partners"
    CONTRIBUTE = "contribute"
    ASK_TIME = "ask-time"
    EXTEND = "extend"
    EXTEND_LED_BY_NONE = "extend-led-by-none"


class Grant(NamedTuple):
    """A role with its scope: of one unit or office (None: all), of one field (empty: all)."""

    role: Role
    unit: str | None = None
    field: str = ""


class Actor(NamedTuple):
    """Who acts: slugs of the person and his unit, his roles, and units that he answers for besides his own: of which his office took
    in "our part", as their apparatus.
    """

    slug: str
    unit: str | None = None
    grants: tuple[Grant, ...] = ()
    answers_for: frozenset[str] = frozenset()
    active: bool = True


class Matter(NamedTuple):
    """What it is done to: whose assignment, launched by which office, confirmed by whom (a unit or a person)."""

    unit: str | None = None
    office: str | None = None
    field: str = ""
    confirmer: str | None = None
    handed_in_by: str | None = None
    partners: frozenset[str] = frozenset()
    receivers: frozenset[str] = frozenset()
    """Units that the report goes to."""
    above: frozenset[str] = frozenset()
    """Units that the assignment's unit, or the office that gave it, stands under: a supervisor of one of them sees it."""
    inner: bool = False
    """Whether a unit gave it on to one of its own: only these two know of it, nobody above."""


class Sight(NamedTuple):
    """What somebody may see, as facts for a query: everything, or what touches his units, or lies within a grant's scope.

    `listed`: of which of his units what touches them is also in lists, figures and papers; None: of all of them.
    `confirms`: the units for which he confirms, each with the field of that (empty: all).
    """

    everything: bool
    units: frozenset[str] = frozenset()
    scopes: tuple[Grant, ...] = ()
    listed: frozenset[str] | None = None
    confirms: frozenset[tuple[str, str]] = frozenset()


Test = Callable[[Actor, Matter], bool]


def why_not(actor: Actor, deed: Act | Deed, matter: Matter = Matter()) -> Problem | None:
    """Why the actor may not do it, None where he may. Whether the stage allows it is for `plans.stages`."""
    if not actor.active:
        return error("person-inactive", person=actor.slug)
    if matter.inner and units_of(actor).isdisjoint({matter.unit, matter.confirmer}):
        return error("not-yours-to-see")
    if matter.inner and deed is Deed.SEE:
        return None
    if deed in JUDGED and _own_work(actor, matter):
        return error("own-work", act=deed.value)
    if any(TESTS[who](actor, matter) for who in TABLE[deed]):
        return None
    return _refusal(deed, matter)


def may(actor: Actor, deed: Act | Deed, matter: Matter = Matter()) -> bool:
    """Whether the actor may do it."""
    return why_not(actor, deed, matter) is None


def may_somewhere(actor: Actor, deed: Act | Deed) -> bool:
    """Whether a role of his opens the deed at all, within whatever scope: whether it has a button. What exactly, `may` says."""
    return actor.active and any(grant.role.value in TABLE[deed] for grant in actor.grants)


def open_acts(actor: Actor, stage: Stage, matter: Matter) -> list[Act]:
    """The acts that both the stage and the table leave open to him: what has a button."""
    return [act for act in allowed(stage) if may(actor, act, matter)]


def sight_of(actor: Actor) -> Sight:
    """`may(actor, Deed.SEE, ...)` as facts that a query can use; a test holds the two together."""
    if not actor.active:
        return Sight(False)
    scopes = tuple(dict.fromkeys(grant for grant in actor.grants if grant.role in SEEING))
    return Sight(
        any(one.unit is None and not one.field for one in scopes), units_of(actor), scopes, None, _confirms_for(actor)
    )


def watch_of(actor: Actor) -> Sight:
    """His sight as lists, figures and papers hold it: who only watches has his scope there, and the work of units he has a hat in.

    What merely reaches the unit that he sits in, as its results go there, he may open; it is not his to watch.
    """
    sight = sight_of(actor)
    if not sight.scopes or any(one.role is not Role.SUPERVISOR for one in sight.scopes):
        return sight
    return sight._replace(listed=_hats(actor))


def _refusal(deed: Act | Deed, matter: Matter) -> Problem:
    """The refusal, after what would have been needed."""
    who = TABLE[deed]
    if deed is Deed.LET_OUT:
        return error("not-head", act=deed.value, unit=matter.unit or "-")
    if deed in OF_UNIT:
        return error("not-your-unit", act=deed.value, unit=matter.unit or "-")
    if deed in (Act.APPROVE, Act.RETURN):
        return error("not-confirmer", act=deed.value, confirmer=matter.confirmer or matter.office or "-")
    if deed is Deed.SEE:
        return error("not-yours-to-see")
    return error(
        "role-needed", act=deed.value, roles=", ".join(one for one in who if one in {role.value for role in Role})
    )


def _works_there(actor: Actor, matter: Matter) -> bool:
    """Whether the assignment's unit is his own, or one that he answers for."""
    return matter.unit is not None and matter.unit in units_of(actor)


def _runs_there(actor: Actor, matter: Matter) -> bool:
    """Whether he speaks for the assignment's unit: its contact or head, or who coordinates or leads where he works."""
    speaks = {Role.CONTACT, Role.HEAD, Role.COORDINATOR, Role.LEADER}
    return _works_there(actor, matter) and (
        (
            matter.unit in actor.answers_for
            and any(grant.role in (Role.COORDINATOR, Role.LEADER) for grant in actor.grants)
        )
        or any(grant.role in speaks and grant.unit in (None, matter.unit) for grant in actor.grants)
    )


def _gave_it_on(actor: Actor, matter: Matter) -> bool:
    """Whether he speaks for the unit that gave it on to one of its own: who gave it may take it back."""
    return matter.inner and _runs_there(actor, matter._replace(unit=matter.confirmer))


def _heads_there(actor: Actor, matter: Matter) -> bool:
    """Whether he is the head of the assignment's unit: a hat without a unit is the one of his own."""
    return matter.unit is not None and matter.unit in headed_by(actor)


def _partner(actor: Actor, matter: Matter) -> bool:
    return not matter.partners.isdisjoint(units_of(actor))


def _receives(actor: Actor, matter: Matter) -> bool:
    return not matter.receivers.isdisjoint(units_of(actor))


def _confirms(actor: Actor, matter: Matter) -> bool:
    """Whether he is the confirmer or confirms for that unit; where that is the office or nobody, who follows that field for it."""
    if matter.confirmer is not None and (
        matter.confirmer == actor.slug or _confirms_there(actor, matter) or _stands_above(actor, matter)
    ):
        return True
    return matter.confirmer in (None, matter.office) and _follows(actor, matter)


def _confirms_there(actor: Actor, matter: Matter) -> bool:
    """Whether the confirming unit speaks through him. A seat there is not enough for who has other roles: a supervisor only watches."""
    pairs = _confirms_for(actor)
    spoken = any((matter.confirmer, field) in pairs for field in ("", matter.field))
    return spoken or (matter.confirmer == actor.unit and _follows(actor, matter))


def _confirms_for(actor: Actor) -> frozenset[tuple[str, str]]:
    """Units for which he confirms, with the field: where he has a hat, his own where he has no role at all or follows the field."""
    own = {actor.unit} if actor.unit is not None else set()
    units = _hats(actor) | actor.answers_for | (frozenset() if actor.grants else own)
    fields = {grant.field for grant in actor.grants if grant.role in FOLLOWING and grant.unit in (None, actor.unit)}
    return frozenset((unit, "") for unit in units) | frozenset((unit, field) for unit in own for field in fields)


def _follows(actor: Actor, matter: Matter) -> bool:
    return any(_holds(role)(actor, matter) for role in FOLLOWING)


def _stands_above(actor: Actor, matter: Matter) -> bool:
    """The office's leader confirms what its confirming unit did itself: nobody of that unit may."""
    return matter.confirmer == matter.unit and _holds(Role.LEADER)(actor, matter)


def _own_work(actor: Actor, matter: Matter) -> bool:
    if matter.handed_in_by == actor.slug:
        return True
    ours = matter.unit == matter.office or (matter.unit != actor.unit and matter.unit in actor.answers_for)
    office_leader = ours and _holds(Role.LEADER)(actor, matter)
    return _works_there(actor, matter) and not office_leader


def writes_for(actor: Actor) -> frozenset[str]:
    """The offices whose papers he sees, whoever drafted them: where he coordinates or leads all fields."""
    desks = (Role.COORDINATOR, Role.LEADER)
    found = (g.unit for g in actor.grants if g.role in desks and not g.field)
    return frozenset(unit for unit in found if unit is not None) if actor.active else frozenset()


def units_of(actor: Actor) -> frozenset[str]:
    """His own unit, those of his unit roles, and those he answers for."""
    own = {actor.unit} if actor.unit is not None else set()
    return frozenset(own | _hats(actor) | actor.answers_for)


def _hats(actor: Actor) -> frozenset[str]:
    """The units in which he has a role; one without a unit is in his own."""
    inside = (one.unit or actor.unit for one in actor.grants if one.role in INSIDE)
    return frozenset(unit for unit in inside if unit is not None)


def headed_by(actor: Actor) -> frozenset[str]:
    """The units that he is the head of."""
    heads = (grant.unit or actor.unit for grant in actor.grants if grant.role is Role.HEAD)
    return frozenset(unit for unit in heads if unit is not None)


def _holds(role: Role) -> Test:
    """A test: whether he has the role, and its scope covers the matter."""
    return lambda actor, matter: any(grant.role is role and _covers(grant, matter) for grant in actor.grants)


def _covers(grant: Grant, matter: Matter) -> bool:
    places = {place for place in (matter.unit, matter.office) if place is not None}
    if grant.role is Role.SUPERVISOR:
        places |= matter.above
    return (grant.unit is None or not places or grant.unit in places) and (
        not grant.field or same_field(grant.field, matter.field)
    )


FOLLOWING = (Role.FOLLOWER, Role.COORDINATOR, Role.LEADER)
INSIDE = (Role.UNIT, Role.CONTACT, Role.OFFICER, Role.HEAD)
TESTS: dict[str, Test] = {
    "works-there": _works_there,
    "heads-there": _heads_there,
    "runs-there": _runs_there,
    "gave-it-on": _gave_it_on,
    "partner": _partner,
    "receives": _receives,
    "confirms": _confirms,
    **{role.value: _holds(role) for role in Role},
}
"""The tests that the table names: what somebody is to the matter, or a role whose scope covers it."""

TABLE: dict[Act | Deed, tuple[str, ...]] = {
    Act.ACCEPT: ("works-there",),
    Act.HAND_IN: ("works-there",),
    Act.APPROVE: ("confirms",),
    Act.RETURN: ("confirms",),
    Act.CANCEL: ("coordinator", "leader", "gave-it-on"),
    Deed.PREPARE: ("coordinator", "leader"),
    Deed.NOTE: ("supervisor", "coordinator", "leader"),
    Deed.PROPOSE: ("coordinator",),
    Deed.AGREE: ("leader",),
    Deed.LAUNCH: ("coordinator", "leader"),
    Deed.AMEND: ("coordinator", "leader"),
    Deed.ADD: ("coordinator", "leader"),
    Deed.RECORD: ("coordinator", "leader", "follower", "works-there"),
    Deed.MANAGE: ("admin",),
    Deed.PAPER: ("supervisor", "coordinator", "leader", "follower"),
    Deed.PROGRESS: ("works-there",),
    Deed.SUBMIT: ("works-there",),
    Deed.LET_OUT: ("heads-there",),
    Deed.GIVE_ON: ("runs-there",),
    Deed.ASK_OVER: ("coordinator", "leader", "admin", "gave-it-on"),
    Deed.HAND_OVER: ("leader", "gave-it-on"),
    Deed.HAND_DESK: ("works-there", "coordinator", "leader", "admin"),
    Deed.ASK_PARTNERS: ("works-there",),
    Deed.CONTRIBUTE: ("works-there",),
    Deed.ASK_TIME: ("works-there",),
    Deed.EXTEND: ("leader", "gave-it-on"),
    Deed.EXTEND_LED_BY_NONE: ("coordinator", "gave-it-on"),
    Deed.SEE: (
        "works-there",
        "partner",
        "receives",
        "confirms",
        "supervisor",
        "coordinator",
        "leader",
        "follower",
        "admin",
    ),
}
"""Each deed and who may do it: one of these is enough."""

OF_UNIT = frozenset(
    {
        Act.ACCEPT, Act.HAND_IN, Deed.PROGRESS, Deed.SUBMIT, Deed.GIVE_ON, Deed.HAND_DESK, Deed.ASK_PARTNERS, Deed.CONTRIBUTE,
        Deed.ASK_TIME,
    }
)  # fmt: skip
"""What is done inside a unit: who may not is told whose it is."""
JUDGED = (Act.APPROVE, Act.RETURN, Deed.EXTEND, Deed.EXTEND_LED_BY_NONE)
"""What nobody does to his own work, nor to his unit's; of a request for more time who asked stands for who handed in."""

SEEING = tuple(role for role in Role if role.value in TABLE[Deed.SEE])
"""Roles that show what lies within their scope."""
