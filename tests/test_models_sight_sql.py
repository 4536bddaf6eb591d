"""What somebody may see in SQL is what the table of permissions says, for every role, scope and row; on both databases."""

from itertools import product

from sqlalchemy import delete, select, update

from desk.acting import matter_of
from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from models.core import table
from models.database import reading, writing
from models.matters import named_of, stakes
from models.plan_queries import plan_tasks, plans, units_above
from models.queries import tasks
from models.settings import Settings
from models.tables import Assignment, StageChange, Task, Unit
from plans.access import Actor, Deed, Grant, Role, may, sight_of, watch_of
from plans.files import write_plan
from tests.office import DAY, NOW, UNITS, furnish, given, plan


def actors():
    for role, scope, field in product(Role, [None, *UNITS], ["", "noi-vu"]):
        yield Actor("x", "tinh-khac", (Grant(role, scope, field),))
        yield Actor("x", "song-thao/xa-tan-lap", (Grant(role, scope, field or "y-te"),))
    for field in ("", "noi-vu"):
        yield Actor("x", "song-thao/xa-tan-lap", (Grant(Role.FOLLOWER, None, "y-te"), Grant(Role.LEADER, field=field)))
    for unit in UNITS:
        yield Actor("x", unit)
        yield Actor("x", None, (), frozenset({unit}))
        yield Actor("x", unit, (Grant(Role.ADMIN),), active=False)
    yield Actor(
        "x", "song-thao/so-noi-vu", (Grant(Role.FOLLOWER, None, "y-te"), Grant(Role.LEADER, "song-thao/xa-an-binh"))
    )


def _reporting():
    """The office's plan, of which the second department receives the communes' reports."""
    made = plan()
    tasks = [one.model_copy(update={"report_to": "Sở Tài chính"}) if one.id == "4" else one for one in made.tasks]
    return made.model_copy(update={"tasks": tuple(tasks)})


def test_the_list_is_what_one_may_see(engine):
    furnish(engine)
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    settings = Settings(office="song-thao/van-phong")
    launch_plan(engine, propose(engine, take_in(write_plan(_reporting()).encode(), "a.yaml"), wish, settings), wish)
    with writing(engine) as session:
        run, a, t, u = session.connection().execute, table(Assignment), table(Task), table(Unit)
        confirming = select(u.c.id).where(u.c.slug == "song-thao/xa-tan-lap").scalar_subquery()
        run(update(a).where(a.c.id == 3).values(confirmer_unit_id=confirming))
        run(update(t).where(t.c.key == "4").values(field="noi-vu"))
    with reading(engine) as session:
        found = stakes(session, range(1, 20))
        assert len(found) == 5
        named = {one.task_id: named_of(session, one.task_id) for one in found.values()}
        assert any(receivers for _, receivers in named.values())
        matters = {
            number: matter_of(one)._replace(
                partners=named[one.task_id][0],
                receivers=named[one.task_id][1],
                above=units_above(session, one.unit, one.office),
            )
            for number, one in found.items()
        }
        seen = set()
        for actor in actors():
            rows = tasks(session, moment=NOW, sight=sight_of(actor)).rows
            wanted = {number for number, matter in matters.items() if may(actor, Deed.SEE, matter)}
            assert {row.id for row in rows} == wanted, actor
            seen.add(len(wanted))
        assert seen >= {0, 1, 2, 5}


def test_who_watches_units_has_in_lists_only_their_work_though_his_own_unit_takes_in_results(engine):
    """A vice chairman of a province watches two departments; everybody's results of the plan go to the province."""
    furnish(engine)
    made = plan()
    tasks_ = tuple(one.model_copy(update={"report_to": "UBND tỉnh"}) for one in made.tasks)
    made = made.model_copy(update={"tasks": tasks_, "bindings": made.bindings | {"UBND tỉnh": ("tinh-song-thao",)}})
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    settings = Settings(office="song-thao/van-phong")
    launch_plan(engine, propose(engine, take_in(write_plan(made).encode(), "a.yaml"), wish, settings), wish)
    watch = Grant(Role.SUPERVISOR, "song-thao/so-tai-chinh")
    him = Actor("x", "tinh-song-thao", (watch,))
    works = Grant(Role.CONTACT, "song-thao/so-noi-vu")
    with reading(engine) as session:
        (key,) = [one.key for one in plans(session)]

        def units(sight):
            return {row.unit.removeprefix("song-thao/") for row in tasks(session, moment=NOW, sight=sight).rows}

        assert units(sight_of(him)) == {"so-noi-vu", "so-tai-chinh", "xa-an-binh", "xa-tan-lap"}
        assert units(watch_of(him)) == {"so-tai-chinh"}
        assert units(watch_of(him._replace(grants=(watch, works)))) == {"so-tai-chinh", "so-noi-vu"}
        assert units(watch_of(Actor("x", "tinh-song-thao"))) == units(sight_of(him)), "who only receives"
        seen = {one.key: one.assignments for one in plan_tasks(session, key, watch_of(him))}
        assert seen == {"1.a": 0, "1.b": 1, "2": 0, "3": 0, "4": 0}, "what is reported to him is on the plan's page"


def test_who_watches_the_province_sees_what_its_office_gave_to_others(engine):
    """The second department is of elsewhere: a body of the centre that the province asks."""
    given(engine)
    with writing(engine) as session:
        u = table(Unit)
        away = update(u).where(u.c.slug == "song-thao/so-tai-chinh").values(parent_id=None, province_id=None)
        session.connection().execute(away)
    province, other = (
        Actor("x", "tinh-khac", (Grant(Role.SUPERVISOR, unit),)) for unit in ("tinh-song-thao", "song-thao/so-noi-vu")
    )
    with reading(engine) as session:
        (key,) = [one.key for one in plans(session)]
        for actor, seen in ((province, True), (other, False)):
            rows = tasks(session, moment=NOW, sight=watch_of(actor)).rows
            assert ("song-thao/so-tai-chinh" in {row.unit for row in rows}) is seen
            found = stakes(session, [row.id for row in tasks(session, moment=NOW).rows])
            away = next(one for one in found.values() if one.unit == "song-thao/so-tai-chinh")
            matter = matter_of(away)._replace(above=units_above(session, away.unit, away.office))
            assert may(actor, Deed.SEE, matter) is seen
        assert {one.key for one in plan_tasks(session, key, watch_of(province))} == {"1.a", "1.b", "2", "3", "4"}


def _keys(engine, plan_key, *grants, unit="tinh-khac"):
    sight = sight_of(Actor("x", unit, grants))
    with reading(engine) as session:
        return {one.key for one in plan_tasks(session, plan_key, sight)}


def test_who_watches_units_sees_all_tasks_they_lead_in_every_pile(engine):
    given(engine)
    with reading(engine) as session:
        (key,) = [one.key for one in plans(session)]
    watch = Role.SUPERVISOR
    assert _keys(engine, key, Grant(watch, "tinh-song-thao")) == {"1.a", "1.b", "2", "3", "4"}
    assert _keys(engine, key, Grant(watch, "song-thao/so-tai-chinh")) == {"1.b"}
    assert _keys(engine, key, Grant(watch, "song-thao/xa-an-binh")) == {"2", "3", "4"}
    assert _keys(engine, key, Grant(watch, "song-thao/xa-an-binh", "noi-vu")) == set()


def test_a_plan_whose_tasks_are_all_for_the_report_is_seen_by_who_watches_their_units(engine):
    given(engine)
    watching = sight_of(Actor("x", "tinh-khac", (Grant(Role.SUPERVISOR, "song-thao/xa-an-binh"),)))
    with writing(engine) as session:
        a, c = table(Assignment), table(StageChange)
        session.connection().execute(delete(c))
        session.connection().execute(delete(a))
    with reading(engine) as session:
        assert [one.tasks for one in plans(session, watching)] == [3]
