"""Webhooks: told with what happened, called signed, tried again, given up; on a real server of this machine and both databases."""

import datetime as dt
import hashlib
import hmac
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from sqlalchemy import select

from desk.acting import Doing, act
from desk.hooks import HookRefused, HookUnknown, add_hook, hook_list, hook_view, pause_hook, remove_hook, try_hook
from desk.intake import Intake
from desk.launching import Wish, launch_plan, propose
from desk.people import DeedRefused
from desk.sweeping import advance, deliver
from models import hooks
from models.core import table
from models.database import reading, writing
from models.settings import Settings
from models.tables import Audit, Wake, Webhook, WebhookCall
from notifications.hooks import wrong_address
from plans.due import OnDate
from plans.hooks import HookEvent
from plans.stages import Act
from plans.state import ZONE
from tests.office import NOW, furnish, furnish_more, give, plan

SETTINGS = Settings(office="song-thao/van-phong", local_addresses=True)
HOUR = dt.timedelta(hours=1)


class Heard:
    """What the other system heard: headers and body of each call; `answers` are the statuses it gives, then 204."""

    def __init__(self):
        self.calls, self.answers = [], []


@contextmanager
def other_system():
    """A real server at `heard.url`."""
    heard = Heard()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.calls.append((self.path, dict(self.headers), body))
            self.send_response(heard.answers.pop(0) if heard.answers else 204)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    heard.url = f"http://127.0.0.1:{server.server_port}/hook?x=1"
    try:
        yield heard
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def office(engine):
    furnish(engine)
    furnish_more(engine)
    return engine


@pytest.fixture
def heard():
    with other_system() as heard:
        yield heard


def sweep(engine, now=NOW, settings=SETTINGS):
    return deliver(engine, settings, now.astimezone(ZONE).date(), now).counts


def told(heard):
    return [json.loads(body) for _, _, body in heard.calls]


def do(engine, what, number, by, now=NOW, **more):
    act(engine, Doing(what, by, **more), [number], now=now, zone=ZONE)


def test_what_happens_is_told_signed_and_once(office, heard):
    made = add_hook(office, SETTINGS, heard.url, list(HookEvent), "admin", NOW)
    give(office, SETTINGS)
    do(office, Act.ACCEPT, 1, "an")
    do(office, Act.HAND_IN, 1, "an", note="xong")
    do(office, Act.RETURN, 1, "hoa", note="thiếu", correct_by=dt.date(2026, 9, 8))
    do(office, Act.HAND_IN, 1, "an", note="đủ")
    do(office, Act.APPROVE, 1, "hoa")
    give(office, SETTINGS)
    assert sweep(office)["calls_sent"] == 5
    assert "calls_sent" not in sweep(office), "nothing is left"
    assert [one["event"] for one in told(heard)] == ["launched", "handed-in", "returned", "handed-in", "approved"]
    assert told(heard)[0]["data"] == {
        "plan": "12-ct-ubnd-2026", "as": "", "number": "12/CT-UBND", "title": "Về việc thử", "tasks": 5, "assignments": 5,
        "not_given": [], "unheld": [],
    }  # fmt: skip
    assert told(heard)[-1]["data"] == {
        "assignment": 1, "unit": "song-thao/so-noi-vu", "plan": "12-ct-ubnd-2026", "stage": "done", "by": "hoa",
        "title": "Rà soát vị trí việc làm của cơ quan chuyên môn cấp xã",
    }  # fmt: skip
    path, headers, body = heard.calls[1]
    assert path == "/hook?x=1"
    assert (headers["X-Dondoc-Event"], headers["X-Dondoc-Key"]) == ("handed-in", told(heard)[1]["key"])
    stamp, _, signed = headers["X-Dondoc-Signature"].partition(",v1=")
    expected = hmac.new(made.secret.encode(), stamp[2:].encode() + b"." + body, hashlib.sha256).hexdigest()
    assert signed == expected
    assert abs(int(stamp[2:]) - NOW.timestamp()) < 60
    assert len({one["key"] for one in told(heard)}) == 5


def test_what_was_late_when_it_was_given_is_told_as_overdue(office, heard):
    add_hook(office, SETTINGS, heard.url, ["overdue"], "admin", NOW)
    late = plan().tasks[0].model_copy(update={"due": OnDate(date=dt.date(2026, 8, 20)), "give_past": True})
    made = plan(tasks=(late,))
    wish = Wish(NOW.date(), NOW + HOUR, proposed_by="hoa", agreed_by="dung")
    launch_plan(office, propose(office, Intake("a", made, [], ""), wish, SETTINGS), wish)
    advance(office, SETTINGS, NOW.date(), NOW + 2 * HOUR)
    sweep(office, NOW + 2 * HOUR)
    assert [one["data"]["due"] for one in told(heard)] == ["2026-08-20T17:00:00+00:00"]


def test_what_became_overdue_is_told_by_the_sweep(office, heard):
    give(office, SETTINGS)
    late = dt.datetime(2026, 10, 2, 1, tzinfo=dt.UTC)
    add_hook(office, SETTINGS, heard.url, ["overdue"], "admin", late - 48 * HOUR)
    for _ in range(2):
        advance(office, SETTINGS, late.astimezone(ZONE).date(), late)
    sweep(office, late)
    assert [(one["event"], one["data"]["assignment"], one["data"]["due"]) for one in told(heard)] == [
        ("overdue", 1, "2026-09-30T17:00:00+00:00")
    ], "what was overdue before anybody listened is not news"


def test_it_is_tried_again_and_given_up(office, heard):
    add_hook(office, SETTINGS, heard.url, ["launched"], "admin", NOW)
    give(office, SETTINGS)
    heard.answers = [500, 302, 404, 500, 500, 500]
    now, counts = NOW, []
    for _ in range(8):
        counts.append(sweep(office, now))
        now += 5 * HOUR
    tries = [(one.get("calls_failed", 0), one.get("calls_dead", 0)) for one in counts]
    assert tries == [(1, 0)] * 5 + [(0, 1)] + [(0, 0)] * 2
    assert len(heard.calls) == 6, "a redirect is not followed"
    assert len({one["key"] for one in told(heard)}) == 1
    line = hook_list(office, None)[0]
    assert (line.waiting, line.dead) == (0, 1)


def test_a_process_that_died_loses_nothing(office, heard):
    add_hook(office, SETTINGS, heard.url, ["launched"], "admin", NOW)
    give(office, SETTINGS)
    with writing(office) as session:
        assert hooks.claim(session, NOW).event == "launched", "taken, and never settled"
    assert "calls_sent" not in sweep(office)
    assert sweep(office, NOW + HOUR)["calls_sent"] == 1


def test_a_dead_system_is_a_failure_of_ours_to_hold(office):
    with other_system() as gone:
        url = gone.url
    add_hook(office, SETTINGS, url, ["launched"], "admin", NOW)
    give(office, SETTINGS)
    assert sweep(office)["calls_failed"] == 1
    with reading(office) as session:
        assert (
            "ConnectionRefusedError" in session.connection().execute(select(table(WebhookCall).c.detail)).scalar_one()
        )


def test_a_dead_system_costs_one_try_a_run_and_holds_up_nobody(office, heard):
    with other_system() as gone:
        url = gone.url
    add_hook(office, SETTINGS, url, ["launched", "handed-in"], "admin", NOW)
    add_hook(office, SETTINGS, heard.url, ["launched", "handed-in"], "admin", NOW)
    give(office, SETTINGS)
    for number in (1, 2):
        do(office, Act.ACCEPT, number, "an")
        do(office, Act.HAND_IN, number, "an", note="xong")
    counts = sweep(office)
    assert (counts["calls_sent"], counts["calls_failed"]) == (3, 1)
    assert [one.waiting for one in hook_list(office, None)] == [3, 0]


def test_this_machine_is_not_called_unless_the_setting_says_so(office, heard):
    add_hook(office, SETTINGS, heard.url, ["launched"], "admin", NOW)
    give(office, SETTINGS)
    assert sweep(office, settings=Settings(office="song-thao/van-phong"))["calls_failed"] == 1
    assert heard.calls == []
    with reading(office) as session:
        assert "127.0.0.1" in session.connection().execute(select(table(WebhookCall).c.detail)).scalar_one()


def test_paused_it_waits_and_then_hears_all(office, heard):
    made = add_hook(office, SETTINGS, heard.url, ["launched"], "admin", NOW)
    pause_hook(office, made.id, "admin", NOW, active=False)
    give(office, SETTINGS)
    assert "calls_sent" not in sweep(office)
    line = hook_list(office, None)[0]
    assert (line.active, line.waiting) == (False, 1)
    pause_hook(office, made.id, "admin", NOW, active=True)
    assert sweep(office)["calls_sent"] == 1
    assert hook_list(office, None)[0].active
    with pytest.raises(HookUnknown):
        pause_hook(office, 99, "admin", NOW, active=True)
    with pytest.raises(DeedRefused):
        pause_hook(office, made.id, "hoa", NOW, active=False)


def test_a_trial_is_called_at_once_and_never_again(office, heard):
    made = add_hook(office, SETTINGS, heard.url, ["overdue"], "admin", NOW)
    heard.answers = [204, 500]
    assert try_hook(office, SETTINGS, made.id, "admin", NOW) == (True, "204")
    ok, detail = try_hook(office, SETTINGS, made.id, "admin", NOW + HOUR)
    assert (ok, detail[:3]) == (False, "500")
    assert [one["event"] for one in told(heard)] == ["test", "test"]
    assert "calls_sent" not in sweep(office, NOW + 5 * HOUR)
    seen = hook_view(office, made.id, "admin", 10)
    assert [(one.event, one.state, one.detail[:3]) for one in seen.calls] == [
        ("test", "dead", "500"),
        ("test", "sent", "204"),
    ]
    assert (seen.total, len(hook_view(office, made.id, "admin", 1, 1).calls)) == (2, 1)
    for number in (0, 99, 2**40):
        with pytest.raises(HookUnknown):
            try_hook(office, SETTINGS, number, "admin", NOW)
        with pytest.raises(HookUnknown):
            hook_view(office, number, "admin", 10)
    with pytest.raises(DeedRefused):
        try_hook(office, SETTINGS, made.id, "an", NOW)


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("10.1.2.3", True), ("192.168.1.1", True), ("8.8.8.8", True), ("fd00::1", True), ("169.254.169.254", False),
        ("127.0.0.1", False), ("::1", False), ("fe80::1%eth0", False), ("::ffff:169.254.1.1", False), ("0.0.0.0", False),
        ("224.0.0.1", False),
    ],
)  # fmt: skip
def test_which_addresses_may_be_called(address, may):
    from notifications.addresses import may_call

    assert may_call(address) is may


@pytest.mark.parametrize(
    "url",
    ["", "ftp://x/", "file:///etc/passwd", "http://", "http://a:b@c/", "//x", "http://x y/", "http://x:0/", "http://x:99999/",
     "http://x/#a", "http://[::1/", "javascript:alert(1)", "http://x/\n"],
)  # fmt: skip
def test_addresses_that_are_none(url):
    assert [one.code for one in wrong_address(url, local=False)] == ["webhook-address"]


def test_only_an_admin_keeps_them(office, heard):
    with pytest.raises(DeedRefused):
        add_hook(office, SETTINGS, heard.url, ["launched"], "hoa", NOW)
    with pytest.raises(DeedRefused):
        hook_list(office, "an")
    with pytest.raises(HookRefused) as refused:
        add_hook(office, SETTINGS, "x", ["all"], "admin", NOW)
    assert [one.code for one in refused.value.problems] == ["webhook-address", "webhook-event"]
    made = add_hook(office, SETTINGS, heard.url, ["launched"], "admin", NOW)
    with reading(office) as session:
        logged = str(session.connection().execute(select(table(Audit).c.details)).scalars().all())
    assert made.secret not in logged
    assert "x=1" not in logged
    give(office, SETTINGS)
    with reading(office) as session:
        assert "deliver-outbox" in session.connection().execute(select(table(Wake).c.flow)).scalars().all()
    remove_hook(office, made.id, "admin", NOW)
    with pytest.raises(HookUnknown):
        remove_hook(office, made.id, "admin", NOW)
    with reading(office) as session:
        assert session.connection().execute(select(table(Webhook).c.secret)).scalar_one() == "", (
            "nothing is left to steal"
        )
    sweep(office)
    assert heard.calls == []


def test_a_trial_by_command(own_office, dondoc, monkeypatch, heard):
    monkeypatch.setenv("DONDOC_LOCAL_ADDRESSES", "true")
    dondoc("webhooks", "add", heard.url)
    heard.answers = [204, 500]
    assert [dondoc("webhooks", "try", "1")[0] for _ in range(2)] == [0, 1]
    assert [one["event"] for one in told(heard)] == ["test", "test"]


def test_by_command(own_office, dondoc):
    code, out, _ = dondoc("webhooks", "add", "https://10.1.2.3/dondoc?k=1", "--event", "approved")
    assert code == 0
    assert out.splitlines()[-1].startswith("whsec_")
    assert "https://10.1.2.3/dondoc" in dondoc("webhooks", "list")[1]
    assert '"approved"' in dondoc("webhooks", "list", "--json")[1]
    assert dondoc("webhooks", "pause", "1")[0] == 0
    assert dondoc("webhooks", "resume", "1")[0] == 0
    assert dondoc("webhooks", "try", "9")[0] == 1
    assert dondoc("webhooks", "remove", "1")[0] == 0
    assert dondoc("webhooks", "remove", "1")[0] == 1
    assert dondoc("webhooks", "add", "ftp://x")[0] == 1
