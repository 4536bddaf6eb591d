"""Tokens of programs: shown once, narrowing, ended, over; by desk and by the command."""

import datetime as dt

import pytest
from sqlalchemy import select, update

from desk.people import UnknownPerson
from desk.tokens import ALIVE, TokenRefused, end_token, make_token, program, tokens_of
from models.core import table
from models.database import reading, writing
from models.tables import ApiToken, Audit, Person
from plans.scopes import Scope, opens
from tests.office import NOW, furnish

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def office(engine):
    furnish(engine)
    return engine


def test_a_token_is_shown_once_and_brings_its_person(office):
    made = make_token(office, "an", "Phần  mềm QLVB", ["read", "act", "read"], NOW)
    assert made.secret.startswith("dondoc_")
    with reading(office) as session:
        kept = session.connection().execute(select(table(ApiToken))).mappings().one()
        logged = session.connection().execute(select(table(Audit).c.details)).scalars().all()
    assert made.secret not in str(dict(kept)) + str(logged)
    assert (kept["name"], kept["scopes"], kept["expires_at"]) == ("Phần mềm QLVB", ["read", "act"], made.expires_at)
    found = program(office, made.secret, NOW)
    assert found.visitor.person.slug == "an"
    assert found.scopes == {Scope.READ, Scope.ACT}
    assert program(office, made.secret + "x", NOW) is None
    assert program(office, "\ud800", NOW) is None


def test_its_last_use_is_kept_by_the_hour(office):
    secret = make_token(office, "an", "x", ["read"], NOW).secret
    for moment in (NOW, NOW + HOUR / 2):
        program(office, secret, moment)
        assert tokens_of(office, "an")[0].used_at == NOW
    program(office, secret, NOW + 2 * HOUR)
    assert tokens_of(office, "an")[0].used_at == NOW + 2 * HOUR


def test_it_is_over_when_ended_expired_or_its_person_left(office):
    ended, short, other = (make_token(office, "an", name, ["read"], NOW, days=2) for name in "abc")
    with pytest.raises(TokenRefused):
        end_token(office, "binh", ended.id, NOW)
    end_token(office, "an", ended.id, NOW)
    with pytest.raises(TokenRefused):
        end_token(office, "an", ended.id, NOW)
    assert program(office, ended.secret, NOW) is None
    assert program(office, short.secret, NOW + 48 * HOUR - HOUR) is not None
    assert program(office, short.secret, NOW + 48 * HOUR) is None
    with writing(office) as session:
        person = table(Person)
        session.connection().execute(update(person).where(person.c.slug == "an").values(active=False))
    assert program(office, other.secret, NOW) is None


def test_what_is_wrong_is_said_at_once(office):
    with pytest.raises(TokenRefused) as refused:
        make_token(office, "an", " ", ["read", "all"], NOW, days=9999)
    assert [one.code for one in refused.value.problems] == ["token-name", "token-scope", "token-days"]
    with pytest.raises(UnknownPerson):
        make_token(office, "nobody", "x", ["read"], NOW)
    for _ in range(ALIVE):
        make_token(office, "an", "x", ["read"], NOW)
    with pytest.raises(TokenRefused, match="token-too-many"):
        make_token(office, "an", "x", ["read"], NOW)


def test_scopes_narrow():
    assert opens(frozenset({Scope.PLAN}), Scope.READ)
    assert not opens(frozenset(), Scope.READ)
    assert not opens(frozenset({Scope.READ, Scope.PLAN}), Scope.ACT)


def test_by_command(own_office, dondoc):
    code, out, _ = dondoc("people", "token", "an", "--name", "QLVB", "--scope", "act")
    assert code == 0
    assert "dondoc_" in out.splitlines()[-1]
    code, out, _ = dondoc("people", "token", "an", "--json")
    assert '"QLVB"' in out
    assert "dondoc_" not in out
    assert "QLVB" in dondoc("people", "token", "an")[1]
    assert dondoc("people", "token", "an", "--end", "1")[0] == 0
    code, _, err = dondoc("people", "token", "an", "--end", "1")
    assert code == 1
    assert "khóa truy cập" in err
    assert dondoc("people", "token", "an", "--name", "x", "--scope", "root")[0] == 1
