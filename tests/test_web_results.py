"""Results on the pages: a file fills the form, goes out with the hand-in, is opened only by who may; several with one result."""

import datetime as dt
import re

import pytest
from sqlalchemy import func, select, update

from desk.inside import submit
from desk.reporting import assignment_view
from desk.results import Result
from models.core import table
from models.database import reading, writing
from models.inside import InsideRefused
from models.tables import Evidence, Role, StoredFile, Task, TaskLink, Unit
from tests.apps import app_on
from tests.browsing import Browser, forms_of
from tests.programs import Caller
from tests.reports import photo, report_docx, report_pdf

MOMENT = dt.datetime(2026, 9, 28, 1, tzinfo=dt.UTC)
PAPER = {"doc_number": "45/BC-SNV", "doc_date": "25/09/2026", "signer": "Nguyễn Văn Hòa"}
SUBJECT = "Kết quả rà soát vị trí việc làm của cơ quan chuyên môn cấp xã"


@pytest.fixture
def app(engine):
    """The small office, its plan given; assignments 1 and 2 of the first department are received."""
    with app_on(engine, MOMENT) as app:
        as_(app, "an").send("/", "/nhiem-vu/tiep-nhan")
        yield app


def as_(app, slug):
    return Browser(app).enter(slug)


def upload(app, slug, *files, number=1, to="tep", tick="1", **typed):
    browser = as_(app, slug)
    form = forms_of(browser.get(f"/nhiem-vu/{number}").text)[f"/nhiem-vu/{number}/bao-cao"]
    sent = [("files", (name, data)) for name, data in files]
    return browser.post(f"/nhiem-vu/{number}/{to}", form | typed | {"no_secret": tick}, files=sent)


REPORT = report_pdf()


def values(text):
    return {
        name: value for _, name, value in re.findall(r'<input[^>]* id="(\w+)" name="(\w+)"[^>]* value="([^"]*)"', text)
    }


def stage(app, number=1):
    return assignment_view(app.state.engine, number, app.state.clock()).line.stage


def acts(app, number=1):
    return [one.act for one in assignment_view(app.state.engine, number, app.state.clock()).history]


def count(app, model):
    with reading(app.state.engine) as session:
        return session.connection().execute(select(func.count()).select_from(table(model))).scalar_one()


def make_head(app, slug="binh", unit="song-thao/so-noi-vu"):
    from models.tables import Person

    with writing(app.state.engine) as session:
        p, u = table(Person).c, table(Unit).c
        run = session.connection().execute
        who, where = run(select(p.id).where(p.slug == slug)).scalar(), run(select(u.id).where(u.slug == unit)).scalar()
        session.add(Role(person_id=who, role="head", unit_id=where))


def test_a_dropped_report_fills_the_form_and_goes_out_with_it(app):
    answer = upload(app, "binh", ("Báo cáo 45 (đã ký).pdf", REPORT))
    assert (answer.status_code, answer.headers["location"]) == (303, "/nhiem-vu/1?xong=tep")
    page = as_(app, "binh").get("/nhiem-vu/1?xong=tep").text
    assert "điền sẵn" in page
    assert {name: values(page)[name] for name in PAPER} == PAPER
    assert values(page)["subject"] == SUBJECT
    assert "Báo cáo 45 (đã ký).pdf" in page
    assert "Báo cáo 45" not in as_(app, "hoa").get("/nhiem-vu/1").text, "it has not gone out"
    link = re.search(r"/nhiem-vu/1/tep/\d+", as_(app, "an").get("/nhiem-vu/1").text)
    assert link is None, "a prepared file is listed, not linked"
    form = forms_of(page)["/nhiem-vu/1/bao-cao"]
    assert as_(app, "binh").post("/nhiem-vu/1/bao-cao", form).status_code == 303
    assert stage(app) == "review"
    assert assignment_view(app.state.engine, 1, MOMENT).history[-1].evidence == (
        f"Số 45/BC-SNV ngày 25/09/2026: {SUBJECT}; người ký: Nguyễn Văn Hòa"
    )
    seen = as_(app, "hoa").get("/nhiem-vu/1").text
    link = re.search(r"/nhiem-vu/1/tep/\d+", seen).group()
    served = as_(app, "hoa").get(link)
    assert served.content == REPORT
    assert served.headers["content-disposition"].startswith("attachment")
    assert served.headers["x-content-type-options"] == "nosniff"
    assert as_(app, "chi").get(link).status_code == 200, "a partner sees the assignment"
    for slug in ("em", "khach", "vien"):
        assert as_(app, slug).get(link).status_code == 403, slug
    assert as_(app, "hoa").get(link.replace("/1/", "/2/", 1)).status_code == 404, "another assignment's"
    assert Browser(app).get(link).status_code == 303


def test_what_was_typed_before_the_file_stays(app):
    upload(app, "an", ("a.pdf", report_pdf()), doc_number="46/BC-SNV", note="Gửi trước bản điện tử")
    page = as_(app, "an").get("/nhiem-vu/1").text
    assert values(page)["doc_number"] == "46/BC-SNV"
    assert values(page)["signer"] == "Nguyễn Văn Hòa"
    assert "Gửi trước bản điện tử" in page


def recorded(app, number=1):
    """What is kept of the result, a row for each piece of evidence."""
    e = table(Evidence).c
    rows = select(e.number, e.subject, e.signer).where(e.assignment_id == number).order_by(e.id)
    with reading(app.state.engine) as session:
        return [tuple(row) for row in session.connection().execute(rows)]


@pytest.mark.parametrize("apart", [False, True])
def test_the_facts_shown_are_those_of_the_first_file_that_can_be_read(app, apart):
    files = [("anh.jpg", photo()), ("a.pdf", REPORT), ("b.pdf", report_pdf())]
    for some in [[one] for one in files] if apart else [files]:
        assert upload(app, "an", *some).status_code == 303
    page = as_(app, "an").get("/nhiem-vu/1").text
    assert {name: values(page)[name] for name in PAPER} == PAPER
    form = forms_of(page)["/nhiem-vu/1/bao-cao"] | {
        "doc_number": "47/BC-SNV",
        "subject": "",
        "signer": "",
        "as_typed": "1",
    }
    assert as_(app, "an").post("/nhiem-vu/1/bao-cao", form).status_code == 303
    nothing = (None, None, None)
    assert recorded(app) == [("47/BC-SNV", None, None), nothing, nothing], "what nobody saw is not recorded"


def test_nothing_unseen_is_recorded_of_files_that_come_with_typed_words(app):
    sent = upload(app, "an", ("anh.jpg", photo()), ("a.pdf", REPORT), to="bao-cao", note="Đã xong", as_typed="1")
    assert sent.status_code == 303
    assert recorded(app) == [(None, None, None)] * 2


def test_a_file_sent_with_the_hand_in_itself_is_confirmed_first_unless_something_was_typed(app):
    answer = upload(app, "an", ("a.pdf", report_pdf()), to="bao-cao")
    assert answer.headers["location"] == "/nhiem-vu/1?xong=tep"
    assert stage(app) == "execute"
    answer = upload(app, "an", ("b.docx", report_docx()), to="bao-cao", number=2, doc_number="9", doc_date="25/09/2026")
    assert answer.headers["location"] == "/nhiem-vu/2?xong=bao-cao"
    assert stage(app, 2) == "review"
    assert "b.docx" in as_(app, "hoa").get("/nhiem-vu/2").text


def test_a_picture_alone_is_a_result_and_its_fields_are_for_hands(app):
    answer = upload(app, "an", ("../../Ảnh hiện trường.jpg", photo()))
    assert answer.headers["location"] == "/nhiem-vu/1?xong=tep-tay"
    form = forms_of(as_(app, "an").get("/nhiem-vu/1").text)["/nhiem-vu/1/bao-cao"]
    assert as_(app, "an").post("/nhiem-vu/1/bao-cao", form).status_code == 303
    assert assignment_view(app.state.engine, 1, MOMENT).history[-1].evidence == "Ảnh hiện trường.jpg"


@pytest.mark.parametrize(
    ("name", "data", "tick", "words"),
    [
        ("a.pdf", b"MZ\x90\x00 a program", "1", "loại tệp"),
        ("a.html", b"<html><script>alert(1)</script></html>", "1", "loại tệp"),
        ("a.pdf", b"", "1", "tệp"),
        ("a.pdf", b"%PDF-1.4 x", "", "bí mật nhà nước"),
        ("a.pdf", "secret", "1", "MẬT"),
    ],
)
def test_what_is_not_taken_leaves_nothing_behind(app, name, data, tick, words):
    answer = upload(app, "an", (name, report_pdf("TỐI MẬT") if data == "secret" else data), tick=tick, note="Giữ lại")
    assert answer.status_code == 422
    assert words in answer.text.split('id="ket-qua"')[1], "told where the file was dropped"
    assert "Giữ lại" in answer.text
    assert count(app, StoredFile) == count(app, Evidence) == 0


def test_a_file_too_large_is_refused_before_it_is_read(app):
    answer = upload(app, "an", ("a.pdf", b"%PDF-" + b"0" * 21_000_000))
    assert answer.status_code == 413
    answer = upload(app, "an", ("a.pdf", b"%PDF-" + b"0" * 20_000_100))
    assert answer.status_code == 422
    assert count(app, StoredFile) == 0


def test_a_prepared_file_is_taken_away_again_and_its_bytes_with_it(app):
    upload(app, "an", ("a.pdf", report_pdf()), ("b.jpg", photo()))
    page = as_(app, "binh").get("/nhiem-vu/1").text
    files = re.findall(r'name="file" value="(\d+)"', page)
    assert len(files) == 2
    form = forms_of(page)["/nhiem-vu/1/bao-cao"]
    [shown] = re.findall(r'<form id="bo-tep" method="post" action="([^"]+)"', page)
    assert as_(app, "chi").post("/nhiem-vu/1/bo-tep", form | {"file": files[0]}).status_code == 403
    assert as_(app, "binh").post(shown, form | {"file": files[0]}).headers["location"] == "/nhiem-vu/1?xong=bo-tep"
    assert count(app, StoredFile) == count(app, Evidence) == 1


def test_only_the_unit_prepares_and_only_while_it_works_on_it(app):
    form = {"no_secret": "1"}
    for slug, status in (("hoa", 403), ("chi", 403), ("em", 403)):
        browser = as_(app, slug)
        form = forms_of(browser.get("/").text)["/dang-xuat"] | {"no_secret": "1"}
        sent = browser.post("/nhiem-vu/1/tep", form, files=[("files", ("a.pdf", report_pdf()))])
        assert sent.status_code == status, slug
    an = as_(app, "an")
    form = forms_of(an.get("/").text)["/dang-xuat"] | {"no_secret": "1"}
    upload(app, "an", to="bao-cao", note="Đã xong")
    answer = an.post("/nhiem-vu/1/tep", form, files=[("files", ("a.pdf", report_pdf()))])
    assert answer.status_code == 422
    assert "Chờ xác nhận" in answer.text
    assert count(app, StoredFile) == 0


def together(app, slug, ids=(1, 2), to="/ket-qua", files=(), **typed):
    browser = as_(app, slug)
    link = "/ket-qua?" + "&".join(f"lines={number}:{version}" for number, version in ids)
    form = forms_of(browser.get(link).text)["/ket-qua"]
    return browser.post(to, form | {"no_secret": "1"} | typed, files=[("files", one) for one in files] or None)


def test_one_result_answers_several_or_none(app):
    answer = together(app, "an", [(1, 2), (2, 2)], "/ket-qua/tep", [("a.pdf", report_pdf())])
    assert answer.headers["location"] == "/ket-qua?xong=tep&lines=1%3A2&lines=2%3A2"
    page = as_(app, "an").get(answer.headers["location"]).text
    assert values(page)["doc_number"] == "45/BC-SNV"
    answer = together(app, "an", [(1, 2), (2, 1)], doc_number="45/BC-SNV")
    assert answer.status_code == 409, "one of them was seen too long ago"
    assert (stage(app, 1), stage(app, 2)) == ("execute", "execute")
    answer = together(app, "an", [(1, 2), (2, 2)], doc_number="45/BC-SNV", subject=SUBJECT)
    assert answer.headers["location"] == "/?xong=bao-cao&n=2"
    assert "Đã báo cáo hoàn thành 02 nhiệm vụ." in as_(app, "an").get("/?xong=bao-cao&n=2").text
    assert (stage(app, 1), stage(app, 2)) == ("review", "review")
    assert count(app, StoredFile) == 1
    assert count(app, Evidence) == 2
    assert "a.pdf" in as_(app, "hoa").get("/nhiem-vu/2").text


def test_boxes_stand_where_a_result_can_be_handed_in(app):
    page = as_(app, "an").get("/don-vi/song-thao/so-noi-vu").text
    assert re.findall(r'name="lines" value="(\d+):', page) == ["1", "2"]
    assert "Báo cáo chung các nhiệm vụ đã chọn" in page
    upload(app, "an", to="bao-cao", note="Đã xong")
    assert re.findall(r'name="lines" value="(\d+):', as_(app, "an").get("/don-vi/song-thao/so-noi-vu").text) == ["2"]
    assert 'name="lines"' not in as_(app, "hoa").get("/don-vi/song-thao/so-noi-vu").text


def test_several_are_only_of_who_works_on_all_of_them(app):
    assert as_(app, "an").get("/ket-qua?lines=1:2&lines=3:1").status_code == 403
    assert as_(app, "an").get("/ket-qua?lines=999:2").status_code == 404
    assert as_(app, "an").get("/ket-qua").status_code == 422
    assert as_(app, "an").get("/ket-qua?lines=x").status_code == 422


def test_a_result_of_a_linked_task_has_the_paper_too(app):
    with writing(app.state.engine) as session:
        t = table(Task).c
        ids = dict(session.connection().execute(select(t.key, t.id)).tuples().all())
        session.add(TaskLink(task_id=ids["1.a"], same_as_id=ids["1.b"], at=MOMENT))
    upload(app, "an", ("a.pdf", REPORT), to="bao-cao", doc_number="45/BC-SNV")
    assert (stage(app, 1), stage(app, 2)) == ("review", "review")
    link = re.search(r"/nhiem-vu/2/tep/\d+", as_(app, "hoa").get("/nhiem-vu/2").text).group()
    assert as_(app, "hoa").get(link).content == REPORT
    assert count(app, StoredFile) == 1


def test_progress_is_told_and_moves_nothing(app):
    an = as_(app, "an")
    for wrong in ("", "101", "x", "-1"):
        answer = an.send("/nhiem-vu/1", "/nhiem-vu/1/tien-do", percent=wrong, note="Giữ lại")
        assert answer.status_code == 422, wrong
        assert "Giữ lại" in answer.text
    answer = an.send("/nhiem-vu/1", "/nhiem-vu/1/tien-do", percent="60 %", note="Đã rà soát 7/12 xã")
    assert answer.status_code == 303
    page = as_(app, "hoa").get("/nhiem-vu/1").text
    assert "60%: Đã rà soát 7/12 xã" in page
    assert "Tiến độ: 60%" in as_(app, "hoa").get("/nhiem-vu").text
    assert stage(app) == "execute"
    sent = forms_of(an.get("/nhiem-vu/1").text)["/nhiem-vu/1/tien-do"] | {"version": "2"}
    assert an.post("/nhiem-vu/1/tien-do", sent | {"percent": "70"}).status_code == 409


def test_a_result_may_pass_the_leader_of_the_unit(app):
    assert "Trình lãnh đạo" not in as_(app, "an").get("/nhiem-vu/1").text, "nobody is the head"
    with pytest.raises(Exception, match="head-missing-in-unit"):
        submit(app.state.engine, [1], Result("1"), "", by="an", now=MOMENT, today=MOMENT.date())
    make_head(app)
    assert "Trình lãnh đạo" in as_(app, "an").get("/nhiem-vu/1").text
    upload(app, "an", ("a.pdf", report_pdf()))
    answer = upload(app, "an", to="trinh-lanh-dao", doc_number="45/BC-SNV", note="Kính trình")
    assert answer.headers["location"] == "/nhiem-vu/1?xong=trinh-lanh-dao"
    assert stage(app) == "execute"
    outside = as_(app, "hoa").get("/nhiem-vu/1").text
    assert "45/BC-SNV" not in outside
    assert "Trình lãnh đạo đơn vị" not in outside
    assert "Chờ đồng chí duyệt gửi" in as_(app, "binh").get("/").text
    assert "Chờ đồng chí duyệt gửi" not in as_(app, "an").get("/").text
    an = as_(app, "an").get("/nhiem-vu/1").text
    assert "/nhiem-vu/1/rut-lai" in forms_of(an)
    assert "/nhiem-vu/1/duyet-gui" not in forms_of(an)
    assert as_(app, "an").post("/nhiem-vu/1/duyet-gui", forms_of(an)["/nhiem-vu/1/rut-lai"]).status_code == 403
    app.state.now += dt.timedelta(hours=5)
    answer = as_(app, "binh").send("/nhiem-vu/1", "/nhiem-vu/1/duyet-gui")
    assert answer.status_code == 303
    seen = assignment_view(app.state.engine, 1, app.state.now)
    assert (seen.line.stage, seen.line.handed_in_by, seen.line.credited_at) == ("review", "binh", app.state.now)
    assert acts(app) == ["accept", "submit-inside", "hand-in"]
    assert seen.history[-1].evidence.startswith("Số 45/BC-SNV")
    outside = as_(app, "hoa").get("/nhiem-vu/1").text
    assert "a.pdf" in outside
    assert "Trình lãnh đạo đơn vị" not in outside


def test_the_leader_gives_back_with_a_word_and_the_officer_withdraws_without(app):
    make_head(app)
    upload(app, "an", to="trinh-lanh-dao", note="Đã xong")
    with pytest.raises(InsideRefused):
        submit(app.state.engine, [1], None, "", by="an", now=MOMENT, today=MOMENT.date())
    assert as_(app, "binh").send("/nhiem-vu/1", "/nhiem-vu/1/tra-nguoi-thu-ly").status_code == 422
    assert as_(app, "binh").send("/nhiem-vu/1", "/nhiem-vu/1/tra-nguoi-thu-ly", note="Thiếu số liệu").status_code == 303
    day, page = as_(app, "an").get("/").text, as_(app, "an").get("/nhiem-vu/1").text
    assert "Thiếu số liệu" in day.split("Rà soát vị trí việc làm", 1)[1].split("</li>")[0]
    assert day.index("Quá hạn, cần bổ sung hoặc sắp đến hạn") < day.index("Thiếu số liệu"), (
        "it is his to do, however far its date"
    )
    top = page.split('<dl class="head">')[0]
    assert "trả lại trong đơn vị" in top
    assert "Thiếu số liệu" in top
    assert Caller(app, "an").read("/today")["hand_in"][0]["returned"]["note"] == "Thiếu số liệu"
    assert Caller(app, "an").read("/assignments/1")["returned"]["act"] == "give-back"
    assert "Thiếu số liệu" not in as_(app, "hoa").get("/nhiem-vu/1").text
    assert Caller(app, "hoa").read("/assignments/1")["returned"] is None
    upload(app, "an", to="trinh-lanh-dao", note="Đã bổ sung")
    assert "Thiếu số liệu" not in as_(app, "an").get("/").text
    assert as_(app, "an").send("/nhiem-vu/1", "/nhiem-vu/1/rut-lai").status_code == 303
    assert acts(app) == ["accept", "submit-inside", "give-back", "submit-inside", "withdraw"]
    assert upload(app, "an", to="bao-cao", note="Gửi thẳng").status_code == 303
    assert stage(app) == "review"


def test_where_the_plan_asks_for_it_only_the_leader_hands_in(app):
    with writing(app.state.engine) as session:
        t = table(Task)
        session.connection().execute(update(t).where(t.c.key == "1.a").values(stages={"leader_check": True}))
    assert "Báo cáo hoàn thành" in as_(app, "an").get("/nhiem-vu/1").text, (
        "nobody is the head: he must be able to hand in"
    )
    make_head(app)
    page = as_(app, "an").get("/nhiem-vu/1").text
    assert "phải qua lãnh đạo đơn vị" in page
    answer = upload(app, "an", to="bao-cao", note="Đã xong")
    assert answer.status_code == 422
    assert "phải qua lãnh đạo đơn vị" in answer.text
    assert upload(app, "binh", to="bao-cao", note="Đã xong").status_code == 303, "the head hands in himself"
    assert stage(app) == "review"


def test_secret_words_are_kept_nowhere_and_not_shown_again(app):
    secret = "Độ mật: TỐI MẬT, NOIDUNGKIN"
    an = as_(app, "an")
    answers = [
        an.send("/nhiem-vu/1", "/nhiem-vu/1/tien-do", percent="60", note=secret),
        an.send("/nhiem-vu/1", "/nhiem-vu/1/bao-cao", note=secret),
        an.send("/nhiem-vu/1", "/nhiem-vu/1/bao-cao", subject=secret, doc_number="3/BC"),
    ]
    for answer in answers:
        assert answer.status_code == 422
        assert "độ mật TỐI MẬT" in answer.text
        assert "NOIDUNGKIN" not in answer.text
    assert "NOIDUNGKIN" not in an.get("/nhiem-vu/1").text
    assert stage(app) == "execute"
    assert (
        an.send("/nhiem-vu/1", "/nhiem-vu/1/tien-do", percent="60", note="Đã rà soát bí mật nhà nước").status_code
        == 303
    )


def test_the_same_file_twice_is_attached_once_and_it_is_said(app):
    first = upload(app, "an", ("a.pdf", REPORT), ("b.pdf", REPORT))
    again = upload(app, "an", ("c.pdf", REPORT))
    assert {first.headers["location"], again.headers["location"]} == {"/nhiem-vu/1?xong=tep-da-co"}
    assert "Tệp này đã có trong kết quả" in as_(app, "an").get("/nhiem-vu/1?xong=tep-da-co").text
    assert count(app, StoredFile) == 1


def test_a_long_note_is_taken_and_one_that_is_too_long_is_refused_and_shown_again(app):
    told = upload(app, "an", to="bao-cao", note="Xong. " * 400)
    assert told.status_code == 422
    assert "Đã ghi 2.399 ký tự, tối đa 2.000 ký tự" in told.text
    assert "Xong. " * 399 in told.text
    form = forms_of(told.text)["/nhiem-vu/1/bao-cao"]
    assert as_(app, "an").post("/nhiem-vu/1/bao-cao", form | {"note": "Đã làm. " * 200}).status_code == 303
    assert "Đã làm. " * 199 in as_(app, "hoa").get("/nhiem-vu/1").text
