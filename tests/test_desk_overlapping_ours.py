"""Our part of a document that the same installation gave us already: asked about, linked, closed by one result; on both databases."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from desk.acting import Doing, act
from desk.intake import Intake
from desk.launching import Wish, launch_plan, propose
from desk.people import actor_of, who
from desk.seeing import see
from models.core import table
from models.database import reading, writing
from models.matters import ids_of_plan, stakes
from models.settings import Settings
from models.tables import Assignment, Person, Role, Unit
from plans.stages import Act
from tests.office import DAY, NOW, furnish, give, plan

ZONE, OURS = ZoneInfo("Asia/Ho_Chi_Minh"), "song-thao/so-noi-vu"
SLUG = "12-ct-ubnd-2026"
GIVEN = f"{SLUG}@:1.a"
KEY = f"{SLUG}@song-thao~so-noi-vu"


@pytest.fixture
def office(engine):
    """The office with its plan in force."""
    furnish(engine)
    with writing(engine) as session:
        binh = session.exec(select(Person).where(Person.slug == "binh")).one()
        session.add_all(Role(person_id=binh.id, role=role) for role in ("coordinator", "leader"))
        home = session.exec(select(Unit).where(Unit.slug == "song-thao/van-phong")).one()
        for role in session.exec(select(Role).join(Person).where(Person.unit_id == home.id)):
            role.unit_id = home.id
    give(engine, Settings(office="song-thao/van-phong"))
    return engine


def proposal(engine, made, unit=OURS, **how):
    wish = Wish(DAY, NOW, as_=unit, office=unit, proposed_by="binh", agreed_by="binh", **how)
    return propose(engine, Intake("b.yaml", made, [], ""), wish, Settings())


def linked():
    made = plan(office=None)
    tasks = [
        one.model_copy(update={"same_as": (f"{SLUG}@:{one.id}",)}) if one.id in ("1.a", "1.b") else one
        for one in made.tasks
    ]
    return made.model_copy(update={"tasks": tuple(tasks)})


def asked(found):
    return {(one.args["task"], one.args["name"]) for one in found.problems if one.code == "overlap"}


def row_of(engine, key):
    with reading(engine) as session:
        found = stakes(session, ids_of_plan(session, key)).values()
        return next(one.id for one in found if one.unit == OURS and one.title.startswith("Rà soát"))


def stage_of(engine, number):
    with reading(engine) as session:
        a = table(Assignment).c
        return session.connection().execute(select(a.stage).where(a.id == number)).scalar_one()


def do(engine, name, number, by, **more):
    return act(engine, Doing(Act(name), by, **more), [number], now=NOW + dt.timedelta(days=1), zone=ZONE)


def test_what_was_given_to_us_already_is_asked_about(office):
    found = proposal(office, plan(office=None))
    assert found.refused
    assert asked(found) == {("1.a", GIVEN), ("1.b", f"{SLUG}@:1.b")}
    assert "document-given-to-us" in {one.code for one in found.problems}
    assert not proposal(office, plan(office=None), anew=True).refused


def test_what_others_were_given_is_not(office):
    found = proposal(office, plan(office=None), "tinh-song-thao")
    assert not asked(found)
    assert "document-given-to-us" not in {one.code for one in found.problems}
    assert asked(proposal(office, plan(office=None), "song-thao/so-tai-chinh")) == {("1.b", f"{SLUG}@:1.b")}


def test_who_gives_is_not_asked_about_what_a_unit_took_in_by_itself(office):
    made = plan(plan="77-ubnd-nc", office=None, directive=plan().directive.model_copy(update={"number": "77/UBND-NC"}))
    wish = Wish(DAY, NOW, as_=OURS, office=OURS, proposed_by="binh", agreed_by="binh", anew=True)
    launch_plan(office, propose(office, Intake("b.yaml", made, [], ""), wish, Settings()), wish)
    again = propose(office, Intake("c.yaml", plan(plan="9-x"), [], ""), Wish(DAY, NOW, proposed_by="hoa"), Settings())
    assert {name.partition(":")[0] for _, name in asked(again)} == {SLUG}


def test_a_linked_result_goes_to_both_and_the_giver_closes_both(office):
    found = proposal(office, linked())
    assert asked(found) == set()
    assert "same-as-over" not in {one.code for one in found.problems}
    launch_plan(office, found, Wish(DAY, NOW, as_=OURS, office=OURS, proposed_by="binh", agreed_by="binh"))
    mine, given = row_of(office, KEY), row_of(office, SLUG)
    do(office, "accept", mine, "an")
    do(office, "hand-in", mine, "an", evidence="Báo cáo số 15/BC-SNV")
    assert (stage_of(office, mine), stage_of(office, given)) == ("review", "review")
    do(office, "approve", given, "dung")
    assert (stage_of(office, mine), stage_of(office, given)) == ("done", "done")


def test_each_page_names_the_other_plan_to_who_may_open_it(office):
    launch_plan(
        office, proposal(office, linked()), Wish(DAY, NOW, as_=OURS, office=OURS, proposed_by="binh", agreed_by="binh")
    )
    mine, given = row_of(office, KEY), row_of(office, SLUG)
    with reading(office) as session:
        an, dung = (actor_of(session, who(session, slug)) for slug in ("an", "dung"))
    assert [key for key, _, _ in see(office, an, mine, NOW).linked] == [SLUG]
    assert [key for key, _, _ in see(office, an, given, NOW).linked] == [KEY]
    assert [key for key, _, _ in see(office, dung, given, NOW).linked] == []
