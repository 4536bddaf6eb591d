"""Results that come together from many units: whoever receives them sees who has sent and who has not, and opens both lists."""

import datetime as dt
import html
import re

import pytest
from sqlmodel import select

from desk.acting import Doing, act
from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from models.database import writing
from models.recurrence import open_occurrences
from models.tables import Channel, Person
from notifications.sweep import preview
from plans.due import OnDate, Recurring
from plans.files import write_plan
from plans.plan import Directive, Task
from plans.stages import Act
from plans.state import ZONE
from tests.apps import office_app
from tests.browsing import Browser
from tests.factories import a_calendar
from tests.office import DAY, NOW, plan
from tests.programs import Caller, codes

COMMUNES = ("song-thao/xa-an-binh", "song-thao/xa-tan-lap")


@pytest.fixture
def app(engine):
    """Communes report each month to the department of finance, which is not their confirmer."""
    app = office_app(engine)
    task = Task(
        id="1",
        title="Báo cáo tình hình thu ngân sách",
        clause="1",
        quote="1. Hằng tháng, UBND các xã báo cáo Sở Tài chính trước ngày 21 và 29.",
        lead=("Các xã",),
        report_to="Sở Tài chính",
        due=Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=20,28", text="hằng tháng, trước ngày 21 và 29"),
    )
    alone = task.model_copy(
        update={"id": "2", "clause": "2", "lead": ("Sở Nội vụ",), "due": OnDate(date=dt.date(2026, 9, 25))}
    )
    head = Directive(
        kind="cong-van", number="99/UBND-TH", issuer="UBND tỉnh Sông Thao", issued=DAY, subject="Báo cáo thu"
    )
    made = plan(plan="99-ubnd-th", title="Báo cáo thu", directive=head, tasks=(task, alone))
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    taken = take_in(write_plan(made).encode(), "b.yaml")
    launch_plan(app.state.engine, propose(app.state.engine, taken, wish, app.state.settings), wish)
    app.state.now = dt.datetime(2026, 9, 22, 1, tzinfo=dt.UTC)
    with writing(app.state.engine) as session:
        open_occurrences(session, app.state.now.date(), app.state.now, a_calendar())
    yield app
    app.state.engine.dispose()


def first_of(app, slug, unit):
    """The September assignment of a commune."""
    query = f"plan=99-ubnd-th&unit={unit}&occurrence=2026-09-20"
    return Caller(app, slug).read(f"/assignments?{query}")["items"][0]["id"]


def send(app, slug, number):
    for one in (Act.ACCEPT, Act.HAND_IN):
        act(app.state.engine, Doing(one, slug, evidence="BC 1/BC-UBND"), [number], now=app.state.now, zone=ZONE)


def counts(text, states=("sent", "missing")):
    """The counts of the first task told, by the list that each opens."""
    found = {}
    for href, words in re.findall(r'<a[^>]*? href="(/nhiem-vu\?[^"]*)">([^<]*)</a>', text):
        for state in states:
            if f"state={state}" in href:
                found.setdefault(state, (html.unescape(href), words))
    return found


def test_the_receiver_sees_on_his_day_who_has_sent_and_who_has_not(app):
    send(app, "em", first_of(app, "hoa", COMMUNES[0]))
    chi = Browser(app).enter("chi")
    day = chi.get("/").text
    told = counts(day[day.index("Kết quả các nơi gửi về") :])
    assert told["sent"][1] == "Đã gửi 1/2"
    assert told["missing"][1] == "chưa gửi 1"
    sent, missing = (chi.get(told[state][0]).text for state in ("sent", "missing"))
    assert ">Đã gửi kết quả (1)</h1>" in sent
    assert "xã An Bình" in sent
    assert ">Chưa gửi kết quả (1)</h1>" in missing
    assert "xã Tân Lập" in missing
    assert chi.get(told["missing"][0].replace("/nhiem-vu?", "/xuat/nhiem-vu.xlsx?")).status_code == 200


def test_the_tasks_list_counts_each_time_of_it(app):
    send(app, "em", first_of(app, "hoa", COMMUNES[0]))
    text = Browser(app).enter("chi").get("/nhiem-vu?plan=99-ubnd-th&task=1").text
    rows = re.findall(r"<tr><td class=\"main\" data-label=\"Kỳ\">([^<]*)</td>(.*?)</tr>", text)
    assert rows[0][0] == "20/09/2026"
    assert re.findall(r">(\d+)</a>", rows[0][1]) == ["2", "1", "1"]


def test_the_page_of_one_of_them_tells_how_many_are_in(app):
    number = first_of(app, "hoa", COMMUNES[0])
    text = Browser(app).enter("chi").get(f"/nhiem-vu/{number}").text
    assert "Kết quả của nhiệm vụ này gửi về, hoặc qua, cơ quan, đơn vị của đồng chí." in text
    assert counts(text)["missing"][1] == "chưa gửi 2"
    assert (
        "gửi về, hoặc qua, cơ quan, đơn vị của đồng chí" not in Browser(app).enter("em").get(f"/nhiem-vu/{number}").text
    )


def test_the_receiver_of_one_result_is_told_why_he_sees_it(app):
    number = Caller(app, "hoa").read("/assignments?plan=99-ubnd-th&task=2")["items"][0]["id"]
    text = Browser(app).enter("chi").get(f"/nhiem-vu/{number}").text
    assert "Kết quả của nhiệm vụ này gửi về, hoặc qua, cơ quan, đơn vị của đồng chí." in text
    assert not counts(text)


def test_the_plans_page_counts_it_task_by_task(app):
    send(app, "em", first_of(app, "hoa", COMMUNES[0]))
    chi = Browser(app).enter("chi")
    told = counts(chi.get("/danh-muc/99-ubnd-th").text)
    assert told["sent"][1] == "Đã gửi 1/4"
    assert "(1)</h1>" in chi.get(told["sent"][0]).text
    assert Caller(app, "chi").read("/plans/99-ubnd-th")["items"][0]["sent"] == 1


def test_programs_hear_the_same(app):
    number = first_of(app, "hoa", COMMUNES[0])
    send(app, "em", number)
    chi = Caller(app, "chi")
    told = chi.read("/today")["collect"][0]
    assert (told["task"], told["occurrence"], told["total"], told["sent"], told["missing"]) == (
        "1",
        "2026-09-20",
        2,
        1,
        1,
    )
    assert chi.read(f"/assignments/{number}")["collected"] == told
    for state in ("sent", "missing"):
        query = f"plan={told['plan']}&task=1&occurrence={told['occurrence']}&state={state}"
        assert chi.read(f"/assignments?{query}")["total"] == told[state]
    assert Caller(app, "em").read("/today")["collect"] == []
    assert codes(Caller(app, "khach").get(f"/assignments/{number}"), 403) == ["not-yours-to-see"]


def test_a_unit_through_which_the_report_goes_is_named_and_may_see_it(app):
    task = Task(
        id="1", title="Rà soát vị trí việc làm", quote="Rà soát.", lead=("Sở Nội vụ",), report_to="UBND tỉnh",
        via="Sở Tài chính", due=OnDate(date=dt.date(2026, 9, 25)),
    )  # fmt: skip
    made = plan(plan="98-ubnd-th", tasks=(task,))
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung", anew=True)
    taken = take_in(write_plan(made).encode(), "b.yaml")
    launch_plan(app.state.engine, propose(app.state.engine, taken, wish, app.state.settings), wish)
    number = Caller(app, "hoa").read("/assignments?plan=98-ubnd-th")["items"][0]["id"]
    for slug in ("an", "chi"):
        text = Browser(app).enter(slug).get(f"/nhiem-vu/{number}").text
        assert "<dt>Nơi nhận báo cáo</dt><dd>UBND tỉnh (qua Sở Tài chính)</dd>" in text, slug
    assert "Nơi nhận báo cáo: UBND tỉnh (qua Sở Tài chính)" in html.unescape(
        Browser(app).enter("chi").get("/danh-muc/98-ubnd-th").text
    )
    assert Caller(app, "chi").read(f"/assignments/{number}")["via"] == "Sở Tài chính"


def test_what_is_all_in_is_no_longer_told(app):
    for slug, unit in (("em", COMMUNES[0]), ("khach", COMMUNES[1])):
        send(app, slug, first_of(app, "hoa", unit))
    occurrences = [one["occurrence"] for one in Caller(app, "chi").read("/today")["collect"]]
    assert "2026-09-20" not in occurrences


def test_the_mail_of_who_confirms_says_how_many_are_in(app):
    number = first_of(app, "hoa", COMMUNES[0])
    send(app, "em", number)
    with writing(app.state.engine) as session:
        person = session.exec(select(Person).where(Person.slug == "hoa")).one()
        session.add(Channel(person_id=person.id, url="email:hoa@song-thao.example"))
    now = app.state.now + dt.timedelta(days=1)
    sent, _ = preview(app.state.engine, now.astimezone(ZONE).date(), now, app.state.settings, a_calendar())
    (mail,) = [one.words for one in sent if one.digest.person and one.digest.person.slug == "hoa"]
    waiting = mail.text.split("KẾT QUẢ CHỜ XÁC NHẬN")[1]
    assert "Đã gửi 01/02 cơ quan, đơn vị, chưa gửi 01." in waiting
    assert "Đã gửi 01/02 cơ quan, đơn vị, chưa gửi 01." in mail.html
