"""Where messages and calls may not go: said once for channels and webhooks, when an address is kept and when it is used."""

import datetime as dt

import pytest

from desk.hooks import HookRefused, add_hook
from desk.registering import NewPerson, RegistryRefused, add_channel, add_person
from desk.staffing import add_reach
from models.database import writing
from models.outbox import Claimed
from models.settings import Settings
from models.tables import Unit
from notifications import addresses
from notifications.addresses import wrong_host
from notifications.channels import AppriseChannel, PlaceRefused, refuse_place
from tests.office import NOW, furnish, furnish_more

PLAIN, LOCAL = Settings(office="song-thao/van-phong"), Settings(office="song-thao/van-phong", local_addresses=True)
HOME = "song-thao/so-noi-vu"
HERE = ("json://127.0.0.1/x", "xml://localhost:8000", "urgent=json://u:p@[::1]/", "form://169.254.169.254/latest",
        "json://2130706433/", "ntfy://127.0.0.1/topic", "mailto://u:p@mail.b.vn?smtp=0.0.0.0&to=a@b.vn")  # fmt: skip
ELSEWHERE = ("json://10.1.2.3/x", "email:an@song-thao.gov.vn", "tgram://123456789:abcdefg_hijklmnop/12315544/", "ntfy://topic",
             "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#general", "an@song-thao.gov.vn", "không phải địa chỉ")  # fmt: skip


@pytest.fixture
def office(sqlite_engine):
    furnish(sqlite_engine)
    furnish_more(sqlite_engine)
    return sqlite_engine


@pytest.mark.parametrize("written", HERE)
def test_channels_that_lead_to_this_machine(written):
    with pytest.raises(PlaceRefused) as refused:
        refuse_place(written, local=False)
    assert [one.code for one in refused.value.problems] == ["address-local"]
    refuse_place(written, local=True)


@pytest.mark.parametrize("written", ELSEWHERE)
def test_channels_that_lead_elsewhere(written, monkeypatch):
    """A key of a service is no host: no name server hears of it."""
    asked = []
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda host, *_, **__: asked.append(host) or [])
    refuse_place(written, local=False)
    assert asked == (["10.1.2.3"] if "10.1.2.3" in written else [])


def test_a_name_that_leads_nowhere(monkeypatch):
    def nowhere(*_, **__):
        raise OSError("no such name")

    monkeypatch.setattr(addresses.socket, "getaddrinfo", nowhere)
    assert [one.code for one in wrong_host("khong-co.example", local=False)] == ["address-unresolved"]
    assert wrong_host("khong-co.example", local=True) == []
    assert [one.code for one in wrong_host("a" * 300, local=False)] == ["address-unresolved"]


def test_every_way_in_refuses_them(office):
    ways = (
        lambda settings: add_reach(office, settings, "admin", HERE[0], NOW, person="an"),
        lambda settings: add_reach(office, settings, "admin", HERE[0], NOW, unit=HOME),
        lambda settings: add_channel(office, settings, HOME, HERE[0], NOW),
        lambda settings: add_person(office, settings, NewPerson("moi", "Mới", HOME, channels=(HERE[0],)), NOW),
        lambda settings: add_hook(office, settings, "http://127.0.0.1/x", ["launched"], "admin", NOW),
    )
    for way in ways:
        with pytest.raises((PlaceRefused, HookRefused)) as refused:
            way(PLAIN)
        assert [one.code for one in refused.value.problems] == ["address-local"]
        way(LOCAL)


def test_a_unit_is_named_as_in_the_offices_own_province(office):
    """Every province has a Sở Nội vụ: to the office its own is the one that is meant."""
    with writing(office) as session:
        there = Unit(slug="tinh-khac", name="Ủy ban nhân dân tỉnh Khác", kind="province")
        session.add(there)
        session.flush()
        session.add(Unit(slug="khac/so-noi-vu", name="Sở Nội vụ tỉnh Khác", kind="department", province_id=there.id))
    assert add_channel(office, LOCAL, "Sở Nội vụ", HERE[0], NOW) == HOME
    nowhere = LOCAL.model_copy(update={"office": None})
    with pytest.raises(RegistryRefused):
        add_channel(office, nowhere, "Sở Nội vụ", HERE[0], NOW)


def test_what_was_kept_before_is_not_sent_there():
    day = dt.date(2026, 9, 28)
    for url in ("json://127.0.0.1:9/x", "mailto://u:p@127.0.0.1:9/a@b.vn?from=c@b.vn"):
        message = Claimed(1, "k", None, "digest", day, 1, url, [], "s", "b", None, False, 0, 1, NOW)
        sent = AppriseChannel(PLAIN).send(message)
        assert (sent.ok, sent.down) == (False, False)
        assert "chính máy này" in sent.detail
        assert "chính máy này" not in AppriseChannel(LOCAL).send(message).detail
