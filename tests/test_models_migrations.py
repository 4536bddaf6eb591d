"""What a migration makes of what is there: the receivers of plans given before; the indexes of the log and of amendments."""

import datetime as dt

import pytest
from alembic import command
from sqlalchemy import event, insert, inspect, select, text

from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from models.core import table
from models.database import reading, writing
from models.handing_proposals import proposals
from models.migrations import configuration, migrate
from models.moves import kept_moves, may_have_moved, moves_of, open_moves
from models.overridden import overridden
from models.plan_queries import plan_tasks
from models.settings import Settings
from models.tables import Assignment, Audit, StageChange, Succession, Unit
from plans.files import write_plan
from tests.office import DAY, NOW, furnish, plan

_A = table(Assignment)
LISTS = text(
    "SELECT t.key, m.name, u.slug FROM taskmembership l JOIN task t ON t.id = l.task_id JOIN membership m ON m.id = l.membership_id "
    "LEFT JOIN membershipunit x ON x.membership_id = m.id LEFT JOIN unit u ON u.id = x.unit_id WHERE l.part = :part ORDER BY 1, 2, 3"
)


@pytest.fixture
def given(engine):
    """A plan two of whose tasks go to a department that leads none, one to one that leads, one to nobody that we know."""
    furnish(engine)
    tasks = [task.model_copy(update={"lead": ("Các xã",), "with_": ()}) for task in plan().tasks]
    to = ("Sở Tài chính", "Sở Tài chính", None, "Các xã", "Cục Không Có")
    tasks = [task.model_copy(update={"report_to": name}) for task, name in zip(tasks, to, strict=True)]
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    taken = take_in(write_plan(plan(tasks=tuple(tasks))).encode(), "a.yaml")
    launch_plan(engine, propose(engine, taken, wish, Settings(office="song-thao/van-phong")), wish)
    return engine


def lists(engine, part="receiver"):
    with reading(engine) as session:
        return session.connection().execute(LISTS, {"part": part}).all()


def back(engine):
    """As it was before: no such lists, nor the memberships that only they had."""
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM taskmembership WHERE part = 'receiver'"))
        idle = "(SELECT id FROM membership WHERE id NOT IN (SELECT membership_id FROM taskmembership))"
        connection.execute(text(f"DELETE FROM membershipunit WHERE membership_id IN {idle}"))
        connection.execute(text(f"DELETE FROM membership WHERE id IN {idle}"))
        command.downgrade(configuration(connection), "0004")


def test_plans_in_force_get_the_receivers_that_they_would_be_given_with_today(given):
    before, leads = lists(given), lists(given, "lead")
    assert {row[:2] for row in before} == {("1.a", "Sở Tài chính"), ("1.b", "Sở Tài chính"), ("3", "Các xã")}
    back(given)
    assert lists(given) == []
    assert migrate(given) is True
    assert (lists(given), lists(given, "lead")) == (before, leads)
    with given.begin() as connection:
        command.downgrade(configuration(connection), "0004")
    assert migrate(given) is True
    assert lists(given) == before, "a second time changes nothing"


def test_a_receiver_that_was_merged_before_the_launch_is_its_successor(given):
    back(given)
    with writing(given) as session:
        units = dict(session.connection().execute(text("SELECT slug, id FROM unit")).tuples().all())
        session.add(Unit(slug="moi", name="Sở Tài chính và Nội vụ", kind="department"))
        session.flush()
        new = session.connection().execute(text("SELECT id FROM unit WHERE slug = 'moi'")).scalar_one()
        session.add(
            Succession(unit_id=units["song-thao/so-tai-chinh"], successor_id=new, on=DAY - dt.timedelta(days=9))
        )
    migrate(given)
    assert {(key, unit) for key, name, unit in lists(given) if name == "Sở Tài chính"} == {
        ("1.a", "moi"),
        ("1.b", "moi"),
    }


def plan_of(engine, ask, of="audit"):
    """How the database answers the statements of a call that read a table, in its own words."""
    asked = []

    def keep(conn, cursor, statement, parameters, context, executemany):
        asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", keep)
    try:
        with reading(engine) as session:
            ask(session)
    finally:
        event.remove(engine, "before_cursor_execute", keep)
    explain = "EXPLAIN QUERY PLAN " if engine.dialect.name == "sqlite" else "EXPLAIN "
    with engine.connect() as connection:
        return "\n".join(
            str(row)
            for statement, parameters in asked
            if of in statement
            for row in connection.exec_driver_sql(explain + statement, parameters)
        )


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda session: overridden(session, range(1, 60)), id="overridden doubts"),
        pytest.param(lambda session: proposals(session), id="proposals"),
        pytest.param(lambda session: proposals(session, unit="song-thao/so-noi-vu"), id="proposals of a unit"),
    ],
)
def test_the_log_is_asked_by_its_index(engine, ask):
    rows = [
        {"at": NOW, "what": ("accept", "hand-in", "notify")[n % 3], "subject": f"assignment:{n}", "details": {}}
        for n in range(5000)
    ]
    with engine.begin() as connection:
        connection.execute(insert(table(Audit)), rows)
        connection.execute(text("ANALYZE audit"))
    told = plan_of(engine, ask)
    assert "audit_what_subject" in told, told
    assert "SCAN audit" not in told
    assert "Seq Scan on audit" not in told


@pytest.mark.parametrize("counted", [False, True])
@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda session: open_moves(session.connection()), id="the morning and its sweep"),
        pytest.param(lambda session: kept_moves(session.connection(), NOW), id="the account and the one page"),
        pytest.param(lambda session: moves_of(session.connection(), range(1, 600), NOW), id="a long list"),
        pytest.param(lambda session: session.execute(select(_A.c.id).where(may_have_moved(_A.c))), id="each of a list"),
    ],
)
def test_what_amendments_moved_is_read_by_its_index(given, ask, counted):
    """The history itself, which grows with every act, is never read as a whole, be its lines counted (ANALYZE) or not."""
    moved = dict.fromkeys(("from_stage", "to_stage"), "execute") | {"due": NOW}
    with given.begin() as connection:
        numbers = connection.execute(text("SELECT id FROM assignment ORDER BY id")).scalars().all()
        rows = [
            {"assignment_id": numbers[n % len(numbers)], "act": "progress" if n % 100 else "amend", "at": NOW, **moved}
            for n in range(5000)
        ]
        connection.execute(insert(table(StageChange)), rows)
        connection.execute(text("ANALYZE" if counted else "SELECT 1"))
    told = plan_of(given, ask, "stagechange")
    assert "stagechange_amended" in told, told
    assert "SCAN stagechange'" not in told, told
    assert "Seq Scan on stagechange  " not in told, told


def test_amendments_are_found_by_their_index_in_a_database_of_before(given):
    with given.begin() as connection:
        command.downgrade(configuration(connection), "0009")
    assert "stagechange_amended" not in indexes(given)
    assert migrate(given) is True
    assert "stagechange_amended" in indexes(given)


def indexes(engine):
    return {one["name"] for one in inspect(engine).get_indexes("stagechange")}


def test_leads_of_plans_in_force_get_the_order_of_their_papers(engine):
    furnish(engine)
    leads = ("Sở Tài chính", "Các xã", "Sở Nội vụ")
    made = plan(tasks=(plan().tasks[0].model_copy(update={"lead": leads, "with_": ()}),))
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    taken = take_in(write_plan(made).encode(), "a.yaml")
    launch_plan(engine, propose(engine, taken, wish, Settings(office="song-thao/van-phong")), wish)

    def shown():
        with reading(engine) as session:
            return plan_tasks(session, made.plan)[0].lead

    assert shown() == leads
    with engine.begin() as connection:
        command.downgrade(configuration(connection), "0008")
    assert migrate(engine) is True
    assert shown() == leads
