"""Other systems on the keeper's pages and in the interface: added, tried, paused, removed; the secret shown once, answers listed."""

import re

import pytest

from desk.hooks import add_hook
from plans.hooks import HookEvent
from plans.stages import Act
from tests.apps import office_app
from tests.browsing import Browser, forms_of
from tests.programs import Caller, codes
from tests.test_desk_hooks import NOW, SETTINGS, do, other_system, sweep, told

PATH = "/quan-tri/ket-noi"


@pytest.fixture
def app(engine):
    app = office_app(engine)
    app.state.settings = SETTINGS.model_copy(update={"database_url": app.state.settings.database_url})
    yield app
    app.state.engine.dispose()


@pytest.fixture
def admin(app):
    return Browser(app).enter("admin")


@pytest.fixture
def heard():
    with other_system() as heard:
        yield heard


def add(admin, url, events):
    return admin.post(PATH, forms_of(admin.get(PATH).text)[PATH] | {"url": url, "events": events})


def test_an_address_from_the_first_day_to_the_last(app, admin, heard):
    assert "Chưa có phần mềm nào được báo tin" in admin.get(PATH).text
    answer = add(admin, heard.url, ["handed-in", "overdue"])
    assert answer.status_code == 200
    secret = re.search(r'value="(whsec_[^"]+)"', answer.text)[1]
    listed = admin.get(PATH).text
    assert secret not in listed
    for words in (heard.url, "Đơn vị báo cáo hoàn thành; Nhiệm vụ quá hạn", "Đang báo tin"):
        assert words in listed, words
    card = f"{PATH}/1"
    made = " ".join(re.search(r"Thêm lúc(.*?)</dd>", admin.get(card).text, re.DOTALL)[1].split())
    assert "(admin)" not in made
    assert re.search(r"\([^()]+\)", made), "by the name of the person"
    assert "Chưa có lời gọi nào" in admin.get(card).text
    answer = admin.send(card, f"{card}/thu")
    assert "Đã gửi tin thử. Trả lời: 204" in admin.get(answer.headers["location"]).text
    heard.answers = [500]
    answer = admin.send(card, f"{card}/thu")
    page = admin.get(answer.headers["location"]).text
    assert "Tin thử chưa gửi được: 500" in page
    for words in ("Các lời gọi gần đây (2)", "Tin thử", "Đã nhận", "Không gửi được", "1:test:"):
        assert words in page, words
    assert admin.send(card, f"{card}/tam-dung").headers["location"] == f"{card}?xong=tam-dung"
    do(app.state.engine, Act.ACCEPT, 1, "an")
    do(app.state.engine, Act.HAND_IN, 1, "an", note="xong")
    sweep(app.state.engine, app.state.now)
    page = admin.get(card).text
    assert "Tạm dừng" in page
    assert "Đang chờ" in page
    assert [one["event"] for one in told(heard)] == ["test", "test"]
    assert admin.send(card, f"{card}/tiep-tuc").status_code == 303
    assert sweep(app.state.engine, app.state.now)["calls_sent"] == 1
    answer = admin.send(card, f"{card}/bo")
    assert answer.headers["location"] == f"{PATH}?xong=bo"
    assert "Đã bỏ địa chỉ nhận tin." in admin.get(answer.headers["location"]).text
    assert admin.get(card).status_code == 404


@pytest.mark.parametrize(
    ("url", "events", "words"),
    [
        ("ftp://x", ["launched"], "Địa chỉ nhận tin không đúng"),
        ("", ["launched"], "Địa chỉ nhận tin không đúng"),
        ("http://10.1.2.3/", [], "Sự kiện không đúng"),
        ("http://10.1.2.3/", ["test"], "Sự kiện không đúng"),
        ("http://<b>x/", ["launched"], "Không tìm thấy máy"),
    ],
)
def test_what_is_wrong_is_shown_with_what_was_typed(app, admin, url, events, words, monkeypatch):
    app.state.settings = app.state.settings.model_copy(update={"local_addresses": False})
    answer = add(admin, url, events)
    assert answer.status_code == 422
    assert words in answer.text
    assert "<b>x" not in answer.text
    assert "whsec_" not in answer.text
    assert "Chưa có phần mềm nào được báo tin" in admin.get(PATH).text


def test_this_machine_is_refused_when_it_is_added(app, admin, heard):
    app.state.settings = app.state.settings.model_copy(update={"local_addresses": False})
    assert "dẫn tới chính máy chủ này" in add(admin, heard.url, ["launched"]).text
    card, channel = "/quan-tri/nguoi/an", "json://127.0.0.1:9/x"
    answer = admin.send(card, f"{card}/kenh", channel=channel)
    assert answer.status_code == 422
    assert "dẫn tới chính máy chủ này" in answer.text
    unit = "/quan-tri/co-quan/song-thao/so-noi-vu"
    answer = admin.send(unit, "/quan-tri/kenh-co-quan/song-thao/so-noi-vu", channel=channel)
    assert answer.status_code == 422


def test_programs_do_the_same(app, heard):
    caller = Caller(app, "admin", ["admin"])
    made = caller.post("/webhooks", {"url": heard.url, "events": ["launched"]}).json()
    assert made["secret"].startswith("whsec_")
    assert caller.post(f"/webhooks/{made['id']}/try").json() == {"ok": True, "detail": "204"}
    seen = caller.read(f"/webhooks/{made['id']}")
    assert [(one["event"], one["state"], one["detail"]) for one in seen["calls"]["items"]] == [("test", "sent", "204")]
    assert made["secret"] not in str(seen)
    assert [one["active"] for one in caller.post(f"/webhooks/{made['id']}/pause").json()] == [False]
    assert [one["active"] for one in caller.post(f"/webhooks/{made['id']}/resume").json()] == [True]
    assert caller.call("DELETE", f"/webhooks/{made['id']}").json() == []
    for answer in (caller.get("/webhooks/1"), caller.post("/webhooks/1/try"), caller.post("/webhooks/1/pause")):
        assert codes(answer, 404) == ["webhook-unknown"]


def test_calls_are_paged(app, admin, heard):
    made = add_hook(app.state.engine, SETTINGS, heard.url, list(HookEvent), "admin", NOW)
    from models.database import writing
    from models.hooks import tell

    with writing(app.state.engine) as session:
        for number in range(120):
            tell(session, HookEvent.APPROVED, str(number), {}, NOW)
    page = admin.get(f"{PATH}/{made.id}?tu=100").text
    assert page.count("1:approved:") == 20
    assert "120" in page
