"""A small office for the notification tests: facts without a database, and the same office as rows."""

import datetime as dt
from zoneinfo import ZoneInfo

from models.reminding import ChannelFacts, OpenLine, PersonFacts, PlanFacts, Registry, RoleFacts, TaskFacts, UnitFacts
from models.tables import Assignment, Channel, LaunchedPlan, Person, Role, Task, Unit
from notifications.escalation import People
from plans.calendar import Calendar
from plans.stages import Stage

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = Calendar()
DAY = dt.date(2026, 12, 9)
"""A Wednesday."""
MORNING = dt.datetime(2026, 12, 9, 0, 20, tzinfo=dt.UTC)
"""07:20 of that day in the office."""
OFFICE, HOME, OTHER, MINISTRY = 1, 2, 3, 9
PROVINCE = 5
CONTACT, OFFICER, HEAD, FOLLOWER, LEADER, MINISTER, COORDINATOR = 11, 12, 13, 14, 15, 16, 17

PLAN = PlanFacts(
    1, "415/TB-UBND", "Kết luận giao ban", dt.date(2026, 11, 2), "Chủ tịch UBND tỉnh", "none", "open", OFFICE
)
TASK = TaskFacts(1, "Báo cáo rà soát vị trí việc làm", "2.b", {"text": "chậm nhất ngày 08/12/2026"}, "none", "", {})


def end_of(day):
    """The instant from which something due on `day` is late."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), ZONE).astimezone(dt.UTC)


def at(day, hour=9):
    """An hour of a day in the office."""
    return dt.datetime.combine(day, dt.time(hour), ZONE).astimezone(dt.UTC)


def line(due=None, **more):
    """A line of Sở Nội vụ in hand since 2 November; `due` is its last day in time."""
    facts = {
        "id": 1,
        "task": TASK,
        "plan": PLAN,
        "unit_id": HOME,
        "stage": Stage.EXECUTE,
        "due": end_of(due) if due else None,
        "force": "order",
        "opened_at": at(dt.date(2026, 11, 2)),
        "changed_at": at(dt.date(2026, 11, 3)),
        "officer_id": OFFICER,
        "confirmer_unit_id": OFFICE,
    }
    return OpenLine(**facts | more)


UNITS = {
    PROVINCE: UnitFacts(PROVINCE, "ubnd-song-thao", "Ủy ban nhân dân tỉnh Sông Thao", MINISTRY, None),
    OFFICE: UnitFacts(OFFICE, "van-phong", "Văn phòng UBND tỉnh Sông Thao", PROVINCE, PROVINCE),
    HOME: UnitFacts(HOME, "so-noi-vu", "Sở Nội vụ", PROVINCE, PROVINCE),
    OTHER: UnitFacts(OTHER, "xa-tan-lap", "UBND xã Tân Lập", PROVINCE, PROVINCE),
    MINISTRY: UnitFacts(MINISTRY, "bo-noi-vu", "Bộ Nội vụ", None, None),
}
PERSONS = {
    CONTACT: PersonFacts(CONTACT, "lan", "Nguyễn Thị Lan", "Chuyên viên", HOME),
    OFFICER: PersonFacts(OFFICER, "binh", "Trần Văn Bình", None, HOME),
    HEAD: PersonFacts(HEAD, "giang", "Lê Văn Giang", "Giám đốc", HOME),
    FOLLOWER: PersonFacts(FOLLOWER, "dung", "Nguyễn Thị Dung", "Chuyên viên", OFFICE),
    LEADER: PersonFacts(LEADER, "khanh", "Phạm Quốc Khánh", "Chánh Văn phòng", OFFICE),
    MINISTER: PersonFacts(MINISTER, "vu-truong", "Đỗ Văn Vũ", "Vụ trưởng", MINISTRY),
    COORDINATOR: PersonFacts(COORDINATOR, "hoa", "Vũ Thị Hoa", "Chuyên viên", OFFICE),
}
ROLES = (
    RoleFacts(CONTACT, "contact", HOME, ""),
    RoleFacts(HEAD, "head", HOME, ""),
    RoleFacts(FOLLOWER, "follower", None, ""),
    RoleFacts(LEADER, "leader", None, ""),
    RoleFacts(MINISTER, "leader", None, ""),
    RoleFacts(MINISTER, "follower", HOME, ""),
    RoleFacts(COORDINATOR, "coordinator", None, ""),
)


def people(roles=ROLES, silent=(), channels=()):
    """Everybody of the office, each with a mail address but the silent ones."""
    mail = [ChannelFacts(one, one, None, f"email:{p.slug}@song-thao.example", ()) for one, p in PERSONS.items()]
    heard = tuple(one for one in mail if one.person_id not in silent)
    return People(Registry(dict(PERSONS), dict(UNITS), tuple(roles), (*heard, *channels)), "van-phong")


def seed(session, *, url="email:{slug}@song-thao.example"):
    """The same office as rows, with one plan and one task (ids as above)."""
    for unit in sorted(UNITS.values(), key=lambda one: -one.id):
        session.add(Unit(**unit._asdict(), kind="so"))
        session.flush()
    for person in PERSONS.values():
        session.add(Person(**person._asdict()))
    session.flush()
    for person in PERSONS.values():
        session.add(Channel(id=person.id, person_id=person.id, url=url.format(slug=person.slug)))
    for role in ROLES:
        session.add(Role(**role._asdict()))
    session.add(
        LaunchedPlan(
            id=1,
            slug="tb-415",
            checksum="x",
            title=PLAN.title,
            number=PLAN.number,
            issued=PLAN.issued,
            issuer=PLAN.issuer,
            office_id=OFFICE,
            yaml="",
            since=PLAN.issued,
            launched_on=PLAN.issued,
            launched_at=MORNING,
        )
    )
    session.flush()
    session.add(Task(id=1, plan_id=1, key="2.b", ordinal=1, title=TASK.title, clause=TASK.clause, due=TASK.due))
    session.flush()


def assign(session, due, *, unit=HOME, occurrence="once", **more):
    """An assignment as a row."""
    facts = {
        "task_id": 1, "plan_id": 1, "unit_id": unit, "occurrence": occurrence, "due": end_of(due) if due else None,
        "stage": "execute", "opened_at": at(dt.date(2026, 11, 2)), "changed_at": at(dt.date(2026, 11, 3)),
        "officer_id": OFFICER if unit == HOME else None, "confirmer_unit_id": OFFICE,
    }  # fmt: skip
    row = Assignment(**facts | more)
    session.add(row)
    session.flush()
    return row.id
