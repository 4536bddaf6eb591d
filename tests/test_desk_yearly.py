"""The yearly confirmation given, handed in, amended: told before it is given, on the page, by command and to programs."""

import datetime as dt
import io
import json

import pytest
from docx import Document
from sqlalchemy import insert, select

from desk.acting import Doing, act
from desk.amending import amend_plan, propose_amendment
from desk.drafts.amending import NewBasis, amending, begin
from desk.drafts.benching import workbench
from desk.drafts.correcting import Hand, correct_draft
from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from desk.people import actor_of, who
from desk.reporting import plan_view, task_list
from desk.sweeping import remind
from models.core import table
from models.database import reading, writing
from models.settings import Settings
from models.tables import Channel, Message, Person
from plans.corrections import Add, Change, Head
from plans.files import write_plan
from plans.plan import Handling, Task
from plans.report_lines import CONFIRMATION
from plans.stages import Act
from plans.wanted import Wanted
from plans.yearly import WHO
from tests.browsing import Browser
from tests.drafting import LIST, ONE, app, hoa, take  # noqa: F401
from tests.office import DAY, NOW, furnish, plan
from tests.programs import Caller

SETTINGS = Settings(office="song-thao/van-phong")
WISH = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
LATER = NOW + dt.timedelta(days=2)
SLUG = "12-ct-ubnd-2026"
LINE = Task(id="5", title="Quản lý hồ sơ", clause="5", lead=("Sở Nội vụ", "Các xã"), handling=Handling.REPORT)
COMMUNES = {"song-thao/xa-an-binh", "song-thao/xa-tan-lap"}


def taken(*more):
    return take_in(write_plan(plan(tasks=(*plan().tasks, *more))).encode(), "a.yaml")


def confirmed(engine, moment=LATER):
    """Who has the yearly confirmation to do, and when it is due."""
    rows = task_list(engine, moment, Wanted(plan=SLUG, task=CONFIRMATION)).rows
    return {one.unit: (one.due.astimezone(SETTINGS.zone).date() - dt.timedelta(days=1), one.stage) for one in rows}


@pytest.fixture
def office(engine):
    furnish(engine)
    return engine


def give(engine, *more, settings=SETTINGS):
    proposal = propose(engine, taken(*more), WISH, settings)
    launch_plan(engine, proposal, WISH)
    return proposal


def test_told_before_it_is_given_and_given_to_whom_it_was_told(office):
    proposal = give(office, LINE)
    yearly = proposal.figures.yearly
    assert (len(yearly.units), yearly.day, yearly.source) == (2, "21/12", "profile")
    assert confirmed(office) == dict.fromkeys(COMMUNES, (dt.date(2026, 12, 21), "draft"))
    again = propose(office, taken(LINE), WISH, SETTINGS)
    assert again.figures.already


def test_a_plan_that_has_it_hides_no_task(office):
    give(office, LINE)
    seen = plan_view(office, SLUG, LATER)
    assert CONFIRMATION in {one.key for one in seen.tasks}
    assert seen.hidden == 0


def test_the_offices_own_day_counts(office):
    give(office, LINE, settings=Settings(office="song-thao/van-phong", yearly_confirmation="11-30"))
    assert {day for day, _ in confirmed(office).values()} == {dt.date(2026, 11, 30)}


def test_an_amendment_adds_it_and_ends_it(office):
    give(office)
    assert confirmed(office) == {}
    later = WISH._replace(now=LATER)
    shown = propose_amendment(office, taken(LINE), later, SETTINGS)
    assert [one.id for one in shown.changes.added] == ["5", CONFIRMATION]
    amend_plan(office, shown, later)
    assert set(confirmed(office)) == COMMUNES
    report = plan().tasks[1].model_copy(update={"id": "6", "clause": "6", "lead": ("Các xã",)})
    shown = propose_amendment(office, taken(LINE, report), later, SETTINGS)
    assert [one.id for one in shown.changes.removed] == [CONFIRMATION]
    amend_plan(office, shown, later)
    assert confirmed(office) == {}


def coordinator(engine):
    with reading(engine) as session:
        return actor_of(session, who(session, "hoa"))


def hand(engine, number, now=LATER):
    actor = coordinator(engine)
    return Hand(actor, number, workbench(engine, SETTINGS, actor, number, now).draft.version, now, SETTINGS.zone)


def test_an_amendment_on_its_way_shows_it_beside_what_brings_it(office):
    give(office, LINE)
    basis = NewBasis("Quyết định 15/QĐ-UBND", dt.date(2026, 9, 2), "Theo đề nghị của xã")
    with reading(office) as session:
        actor = actor_of(session, who(session, "hoa"))
    number, _ = begin(office, SETTINGS, actor, SLUG, basis, LATER)

    def shown():
        return amending(office, SETTINGS, actor, number, LATER)

    assert [one.code for one in shown().problems] == ["amend-nothing"]
    assert shown().steps == ()
    correct_draft(office, hand(office, number), Head(set={"yearly": "12-01"}), "Sớm hơn nửa tháng")
    assert [(one.task, one.field) for one in shown().steps] == [(CONFIRMATION, "due")]
    assert {(one.task, one.what) for one in shown().amendment.touched} == {
        (CONFIRMATION, "amend"),
    }
    correct_draft(office, hand(office, number), Change(tasks=("5",), set={"handling": "inform"}), "Chỉ để biết")
    assert (CONFIRMATION, "task") in {(one.task, one.field) for one in shown().steps}
    assert "văn bản không nêu" in shown().reasons[CONFIRMATION]
    assert {(one.task, one.what) for one in shown().amendment.touched} == {(CONFIRMATION, "cancel")}


def test_the_page_says_it_and_the_day_can_be_changed_before_giving(app, hoa):  # noqa: F811
    take(hoa, write_plan(plan(tasks=(*plan().tasks, LINE))).encode(), "a.yaml", note="")
    before = hoa.get(f"{ONE}/truoc-khi-giao").text
    for words in (
        "Xác nhận hằng năm (02 đơn vị)",
        "Hệ thống đề xuất, văn bản không nêu",
        "Ngày 21/12 hằng năm: lấy theo ngày gửi báo cáo năm",
    ):
        assert words in before
    paper = Document(io.BytesIO(hoa.get(f"{ONE}/phieu-trinh.docx").content))
    words = " ".join(one.text for one in paper.paragraphs)
    assert "02 đơn vị có việc thường xuyên" in words
    assert "văn bản có 06 nhiệm vụ" in words, "what the product adds is none of the document's"
    seen = Caller(app, "hoa", ["plan"]).read("/drafts/1/before")
    assert (seen["figures"]["yearly"]["day"], len(seen["figures"]["yearly"]["units"])) == ("21/12", 2)
    assert seen["to_report"] == [{"task": "5", "reports": ["1.b", CONFIRMATION]}]
    bad = hoa.send(f"{ONE}?sua=van-ban", f"{ONE}/dau", yearly="cuối năm")
    assert bad.status_code == 422
    assert 'value="cuối năm"' in bad.text
    assert hoa.send(f"{ONE}?sua=van-ban", f"{ONE}/dau", yearly="ngày 5/12").status_code == 303
    assert "Ngày 05/12 hằng năm: ngày chọn cho danh mục này" in hoa.get(f"{ONE}/truoc-khi-giao").text
    assert 'value="05/12"' in hoa.get(f"{ONE}?sua=van-ban").text
    assert "Kèm việc xác nhận hằng năm" not in hoa.get(ONE).text, "it is asked when it is given"


def test_a_commune_hands_it_in_and_the_office_confirms_it(app, hoa):  # noqa: F811
    launch_plan(app.state.engine, propose(app.state.engine, taken(LINE), WISH, SETTINGS), WISH)
    rows = task_list(app.state.engine, NOW, Wanted(plan=SLUG, task=CONFIRMATION, unit="song-thao/xa-an-binh")).rows
    page = f"/nhiem-vu/{rows[0].id}"
    em = Browser(app).enter("em")
    why = "21/12/2026</b> (văn bản không nêu ngày này, đề xuất khi giao)"
    assert why in em.get("/").text
    assert em.send(page, f"{page}/tiep-nhan").status_code == 303
    assert why in em.get("/").text
    assert why.replace("</b> ", ' <span class="small">') in em.get("/nhiem-vu").text
    assert "Quản lý hồ sơ" in em.get(page).text
    sent = em.send(
        page, f"{page}/bao-cao", subject="Đã thực hiện thường xuyên", doc_number="10/BC-UBND", signer="", link=""
    )
    assert sent.status_code == 303, sent.text
    assert (
        task_list(app.state.engine, NOW, Wanted(plan=SLUG, task=CONFIRMATION, unit="song-thao/xa-an-binh"))
        .rows[0]
        .stage
        == "review"
    )
    assert "Xác nhận hằng năm" in hoa.get("/").text


def test_the_command_says_it(own_office, dondoc):
    (own_office / "a.yaml").write_text(write_plan(plan(tasks=(*plan().tasks, LINE))), encoding="utf-8")
    look = ["launch", "a.yaml", "--today", "2026-09-01", "--by", "hoa", "--agreed-by", "dung"]
    code, out, _ = dondoc(*look)
    assert code == 0
    words = " ".join(out.split())
    assert "Xác nhận hằng năm (02, hệ thống đề xuất, văn bản không nêu), ngày 21/12 hằng năm" in words
    yearly = json.loads(dondoc(*look, "--json")[1])["yearly"]
    assert (yearly["day"], yearly["source"], len(yearly["units"])) == ("21/12", "profile", 2)


def test_the_mail_says_that_the_day_is_no_words_of_the_document(office):
    give(office, LINE)
    with writing(office) as session:
        em = session.connection().execute(select(table(Person).c.id).where(table(Person).c.slug == "em")).scalar_one()
        row = {"person_id": em, "url": "email:em@songthao.example", "tags": [], "active": True}
        session.connection().execute(insert(table(Channel)).values(**row))
    numbers = [one.id for one in task_list(office, LATER, Wanted(plan=SLUG, unit="song-thao/xa-an-binh")).rows]
    act(office, Doing(Act.ACCEPT, "em"), numbers, now=LATER, zone=SETTINGS.zone)
    day = dt.datetime(2026, 12, 21, 1, tzinfo=dt.UTC)
    remind(office, SETTINGS, day.date(), day)
    with reading(office) as session:
        mails = session.connection().execute(select(table(Message).c.body)).scalars().all()
    (mail,) = [one for one in mails if "Xác nhận hằng năm" in one]
    assert "Thời hạn: 21/12/2026 (văn bản không nêu ngày này, đề xuất khi giao)" in mail


def test_the_page_of_an_amendment_shows_it_with_its_units(app, hoa):  # noqa: F811
    engine = app.state.engine
    give(engine)
    basis = NewBasis("Quyết định 15/QĐ-UBND", dt.date(2026, 9, 2), "Bổ sung việc thường xuyên")
    number, _ = begin(engine, SETTINGS, coordinator(engine), SLUG, basis, NOW)
    line = {"title": "Quản lý hồ sơ", "lead": ("Các xã",), "handling": "report"}
    correct_draft(engine, hand(engine, number, NOW), Add(set=line))
    page = hoa.get(f"/van-ban/{number}/dieu-chinh")
    assert page.status_code == 200
    for words in ("Xác nhận hằng năm các việc thường xuyên", "Ủy ban nhân dân xã Tân Lập", "văn bản không nêu"):
        assert words in page.text


def test_what_the_product_put_into_a_plan_is_in_the_readers_language_and_the_document_stays(app, hoa):  # noqa: F811
    take(hoa, write_plan(plan(tasks=(*plan().tasks, LINE))).encode(), "a.yaml", note="")
    assert "All of clause 1 (" in hoa.get(f"{ONE}?lang=en").text
    give(app.state.engine, LINE)
    page, rows = f"/danh-muc/{SLUG}", f"/nhiem-vu?plan={SLUG}&task={CONFIRMATION}"
    assert WHO in hoa.get(f"{page}?lang=vi").text
    said = hoa.get(f"{page}?lang=en").text
    for ours in (WHO, "Xác nhận hằng năm", "Hệ thống đề xuất"):
        assert ours not in said
    assert "Units with standing work and no periodic report of the plan" in said
    assert "Rà soát vị trí việc làm" in said, "words of the document"
    for text in (said, hoa.get(f"{rows}&lang=en").text):
        assert "Yearly confirmation of the standing work under directive 12/CT-UBND" in text
