"""A field is one however it is typed: in roles, tasks and filters one spelling is kept; on both databases."""

import datetime as dt
from unicodedata import normalize

import pytest
from sqlalchemy import select

from desk.reporting import task_list
from desk.staffing import give_role
from models.amend import amend
from models.core import table
from models.database import reading, writing
from models.queries import tasks
from models.registry import add_person
from models.tables import Role, Task
from plans.access import Actor, Deed, Grant, Matter, may, sight_of
from plans.access import Role as Hat
from plans.fields import field_key, same_field
from plans.wanted import Wanted
from tests.factories import NOW, a_plan, a_task, day, on, put_in_force, some_units, version

SPELLINGS = ["y tế", "Y TẾ", "y-te", "  Y   tế ", normalize("NFD", "Y tế"), "Y Te"]


@pytest.fixture
def in_force(engine):
    with writing(engine) as session:
        some_units(session)
        add_person(session, "quan", "Người Quản", "xa-1", roles=["admin"])
        add_person(session, "giam", "Người Giám", "xa-1")
        put_in_force(session, a_plan(a_task("1", due=on("2026-12-01"), field="Y tế")))
    return engine


def spelt(engine, of):
    with reading(engine) as session:
        return list(session.connection().execute(select(table(of).c.field).order_by(table(of).c.id)).scalars())


def seen_by_field(engine, field):
    with reading(engine) as session:
        sight = sight_of(Actor("giam", "xa-9", (Grant(Hat.SUPERVISOR, None, field),)))
        return tasks(session, moment=NOW, sight=sight).total


@pytest.mark.parametrize("typed", SPELLINGS)
def test_a_role_of_a_field_takes_the_spelling_of_the_tasks_and_sees_them(in_force, typed):
    give_role(in_force, "quan", "giam", "supervisor", "", typed, NOW)
    assert spelt(in_force, Role) == ["", "Y tế"]
    assert seen_by_field(in_force, spelt(in_force, Role)[1]) == 3


@pytest.mark.parametrize("typed", SPELLINGS)
def test_a_filter_finds_the_field_however_it_is_typed(in_force, typed):
    assert task_list(in_force, NOW, Wanted(field=typed)).total == 3
    assert task_list(in_force, NOW, Wanted(field="Y học")).total == 0


def test_tasks_take_the_spelling_in_use_and_roles_that_of_the_tasks(in_force):
    give_role(in_force, "quan", "giam", "supervisor", "", "giao duc", NOW)
    give_role(in_force, "quan", "giam", "follower", "", "Giáo dục", NOW)
    assert spelt(in_force, Role)[1:] == ["giao duc", "Giáo dục"], "as typed: no task bears it yet"
    with writing(in_force) as session:
        several = [a_task(key, due=on("2026-12-02"), field=one) for key, one in (("1", "y-te"), ("2", "Giáo dục"))]
        put_in_force(session, a_plan(*several, a_task("3", field="GIÁO DỤC"), slug="khac"))
    assert spelt(in_force, Task) == ["Y tế", "Y tế", "Giáo dục", "Giáo dục"]
    assert spelt(in_force, Role)[1:] == ["Giáo dục", "Giáo dục"]


def test_an_amended_task_takes_the_spelling_in_use_too(in_force):
    with writing(in_force) as session:
        new = a_plan(a_task("1", due=on("2026-12-01"), field="y tế"), a_task("2", due=on("2026-12-05"), field="Y TẾ"))
        amend(session, version(new, None, dt.date(2026, 11, 16), day("2026-11-16")), by=None)
    assert spelt(in_force, Task) == ["Y tế", "Y tế"]


def test_a_role_that_he_has_in_both_spellings_is_kept_once(in_force):
    with writing(in_force) as session:
        one = session.get(Role, 1).person_id
        session.add_all([Role(person_id=one, role="supervisor", field=field) for field in ("thuế", "Thuế")])
    with writing(in_force) as session:
        put_in_force(session, a_plan(a_task("1", due=on("2026-12-01"), field="Thuế"), slug="thue"))
    assert spelt(in_force, Role) == ["", "Thuế"]


def test_the_table_of_permissions_compares_fields_the_same_way():
    actor = Actor("x", None, (Grant(Hat.SUPERVISOR, None, "Y tế"),))
    assert all(may(actor, Deed.NOTE, Matter(field=one)) for one in SPELLINGS)
    assert not any(may(actor, Deed.NOTE, Matter(field=one)) for one in ("", "Y học", "-"))
    assert field_key("Đất đai & môi trường") == "dat dai moi truong"
    assert not same_field("", "-")
