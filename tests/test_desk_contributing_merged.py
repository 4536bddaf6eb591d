"""A partner that was merged away: what was asked of it waits for its successor, which is whom the lead may ask."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.acting import ActRefused
from desk.contributing import contribute
from desk.seeing import today
from desk.sweeping import advance
from models.contributions import WITHDRAW_ASK
from models.database import writing
from models.settings import Settings
from models.tables import Succession, Unit
from tests.office import NOW
from tests.test_desk_contributing import LATER, ONE, THREE, TWO, ask, codes, office, person, seen

__all__ = ["office"]


def merge(engine, old=TWO, new=THREE, last=NOW):
    """The registry learns that one unit's work passed to another."""
    with writing(engine) as session:
        units = {one.slug: one for one in session.exec(select(Unit))}
        units[old].valid_to = last.date()
        on = last.date() + dt.timedelta(days=1)
        session.add(Succession(unit_id=units[old].id, successor_id=units[new].id, on=on))


def night(engine, at=LATER):
    advance(engine, Settings(office="song-thao/van-phong"), at.date(), at)


def test_what_was_asked_of_a_unit_that_was_merged_away_waits_for_its_successor(office):
    (number,) = ask(office, [TWO], now=NOW)
    merge(office)
    night(office)
    (one,) = seen(office, "an").beside.asked
    assert (one.id, one.unit, one.waits) == (number, THREE, True)
    assert [own.id for own in today(office, person(office, "khach"), LATER).awaited] == [number]
    assert "xã An Bình → " in seen(office, "an").view.history[-1].note
    contribute(office, number, "Nhất trí", by="khach", now=LATER)
    night(office)
    assert seen(office, "an").beside.given == 1


def test_a_successor_that_is_asked_already_is_asked_once(office):
    ask(office, [TWO, THREE], now=NOW)
    merge(office)
    night(office)
    waiting = [one for one in seen(office, "an").beside.asked if one.waits]
    assert [one.unit for one in waiting] == [THREE]
    assert seen(office, "an").view.history[-1].act == WITHDRAW_ASK, "it was asked once before; nothing new was asked"


def test_the_successor_is_whom_the_lead_may_ask(office):
    merge(office)
    assert [one.slug for one in seen(office, "an").beside.free] == [ONE, THREE]
    ask(office, [THREE])
    with pytest.raises(ActRefused) as refused:
        ask(office, [TWO])
    assert codes(refused) == ["ask-not-partner"]


def test_a_unit_that_was_divided_keeps_what_was_asked_of_it(office):
    (number,) = ask(office, [TWO], now=NOW)
    merge(office)
    merge(office, new=ONE)
    night(office)
    assert [(one.id, one.unit) for one in seen(office, "an").beside.asked] == [(number, TWO)]
