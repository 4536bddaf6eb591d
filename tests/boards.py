"""A busy board for the tests of papers: many overdue tasks in several fields, results that wait, a request, work to come."""

import datetime as dt

from sqlmodel import select

from models.database import writing
from models.progress import move
from models.tables import LaunchedPlan, Membership, MembershipUnit, TaskMembership, Unit
from models.tables import Task as TaskRow
from plans.binding import Bound
from plans.plan import Directive, Plan, Task
from plans.stages import Act
from tests.factories import a_calendar
from tests.kept import kept
from tests.office import furnish, furnish_more

MOMENT = dt.datetime(2026, 12, 11, 8, 30, tzinfo=dt.UTC)
LAUNCHED = dt.datetime(2026, 9, 1, 1, 0, tzinfo=dt.UTC)
OFFICE = "song-thao/van-phong"
UNITS = ("song-thao/so-noi-vu", "song-thao/so-tai-chinh", "song-thao/xa-an-binh", "song-thao/xa-tan-lap")
FIELDS = (
    "Nội vụ",
    "Tài chính",
    "Y tế",
    "Giáo dục và Đào tạo",
    "Nông nghiệp và Môi trường",
    "Xây dựng",
    "Công Thương",
    "",
)


@kept
def busy(engine, overdue=12, title="Rà soát, báo cáo kết quả thực hiện nhiệm vụ số {n}"):
    """Fill the database: `overdue` late ones (the first three handed in late), two in time, one undated, one request."""
    furnish(engine)
    days = [dt.date(2026, 10, 1) + dt.timedelta(days=n * 60 // max(overdue, 1)) for n in range(overdue)]
    tasks = [
        _task(f"1.{n}", title.format(n=n), UNITS[n % 4], day, field=FIELDS[n % len(FIELDS)], urgency=_urgency(n))
        for n, day in enumerate(days, 1)
    ]
    tasks += [_task(f"2.{n}", f"Việc tuần tới {n}", UNITS[n], dt.date(2026, 12, 15 + n)) for n in range(2)]
    tasks += [_task("3", "Việc thường xuyên", UNITS[0], None)]
    tasks += [_task("4", "Đề nghị phối hợp tuyên truyền", UNITS[3], dt.date(2026, 11, 1), force="request")]
    with writing(engine) as session:
        _give(session, tasks, "kl-415", number="415/TB-UBND", issuer="UBND tỉnh Sông Thao")
        above = [_task("8", "Trình phương án xử lý bãi rác liên xã", UNITS[1], dt.date(2026, 11, 30), field="Y tế")]
        _give(session, above, "ct-33", number="33/CT-TTg", issuer="Thủ tướng Chính phủ")
        _give(session, [_task("1", "Việc kín", UNITS[0], dt.date(2026, 11, 2))], "noi-bo", circulation="internal",
              number="07/KH-UBND", issuer="UBND tỉnh Sông Thao")  # fmt: skip
    _work(engine)


@kept
def busy_office(engine):
    """The busy board with a few more people of the office."""
    busy(engine)
    furnish_more(engine)


def busy_app(engine):
    """That as a web app on the database of `engine`, as it stands at MOMENT."""
    from models.settings import Settings
    from web.app import create_app

    app = create_app(Settings(database_url=engine.url.render_as_string(hide_password=False), office=OFFICE))
    app.state.clock = lambda: MOMENT
    busy_office(app.state.engine)
    return app


def _task(key, title, unit, day, **fields):
    due = {"kind": "date", "date": day, "text": f"trước ngày {day + dt.timedelta(days=1):%d/%m/%Y}"} if day else None
    return Task(id=key, title=title, quote=title, clause=key, lead=(unit,), due=due, **fields)


def _urgency(n):
    return {5: "hoa-toc", 6: "khan"}.get(n, "none")


def _give(session, tasks, slug, circulation="open", **head):
    from models.drafting import Version
    from models.launch import launch

    issued = dt.date(2026, 8, 28)
    directive = Directive(issued=issued, subject="Về việc thử", circulation=circulation, **head)
    plan = Plan(plan=slug, title="Về việc thử", directive=directive, office=OFFICE, tasks=tuple(tasks))
    bound = Bound(plan=plan, as_of=issued, day=LAUNCHED.date(), members={name: (name,) for name in UNITS})
    launch(session, Version(bound, "", "", LAUNCHED.date(), LAUNCHED, a_calendar()))


def _work(engine):
    """The first three are handed in late, on 7 December; the fourth is handed in and confirmed in the last week."""
    from sqlmodel import select

    from models.tables import Assignment, Person, Unit

    at = dt.datetime(2026, 12, 7, 2, 0, tzinfo=dt.UTC)
    with writing(engine) as session:
        people = {one.slug: one for one in session.exec(select(Person))}
        office = session.exec(select(Unit.id).where(Unit.slug == OFFICE)).one()
        first = list(session.exec(select(Assignment).order_by(Assignment.id).limit(4)))
        for one in first:
            one.confirmer_unit_id = office
        session.flush()
        for one in first:
            move(session, one.id, Act.ACCEPT, by=people["an"], now=LAUNCHED, officer_id=people["an"].id)
            move(session, one.id, Act.HAND_IN, by=people["an"], now=at)
        move(session, first[3].id, Act.APPROVE, by=people["hoa"], now=at + dt.timedelta(days=2))


def report_all_to(engine, unit):
    """The results of all that was given go to this unit."""
    with writing(engine) as session:
        receiver = session.exec(select(Unit).where(Unit.slug == unit)).one().id
        for plan in session.exec(select(LaunchedPlan)).all():
            named = Membership(plan_id=plan.id, name="Nơi nhận kết quả", as_of=LAUNCHED.date())
            session.add(named)
            session.flush()
            session.add(MembershipUnit(membership_id=named.id, unit_id=receiver))
            for task in session.exec(select(TaskRow).where(TaskRow.plan_id == plan.id)).all():
                session.add(TaskMembership(task_id=task.id, membership_id=named.id, part="receiver"))
