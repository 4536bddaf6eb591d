"""The pages from document to work given, as a browser without script uses them; on both databases."""

import datetime as dt
import io
import re
from html import unescape

import docx
import pytest
from sqlalchemy import func, select

from models.core import table
from models.database import reading
from models.settings import Settings
from models.tables import Assignment, PlanDraft, StoredFile
from plans.files import write_plan
from tests.browsing import Browser, forms_of
from tests.office import furnish, plan
from tests.papers import NOTE, SECRET, TEXT
from web.app import create_app

MOMENT = dt.datetime(2026, 9, 1, 1, tzinfo=dt.UTC)
TAKE, LIST, ONE = "/van-ban/moi", "/van-ban", "/van-ban/1"
NAMES = {"Sở Nội vụ": "song-thao/so-noi-vu", "Sở Tài chính": "song-thao/so-tai-chinh", "UBND tỉnh": "tinh-song-thao"}


@pytest.fixture
def app(engine):
    app = create_app(
        Settings(database_url=engine.url.render_as_string(hide_password=False), office="song-thao/van-phong")
    )
    app.state.now = MOMENT
    app.state.clock = lambda: app.state.now
    furnish(app.state.engine)
    yield app
    app.state.engine.dispose()


@pytest.fixture
def hoa(app):
    return Browser(app).enter("hoa")


def take(browser, data=TEXT.encode(), name="Chỉ thị 15.txt", **fields):
    form = forms_of(browser.get(TAKE).text)[TAKE]
    values = {"incoming_number": "123", "incoming_date": "01/09/2026", "note": NOTE, "no_secret": "1"} | fields
    kept = {key: one[0] for key, one in form.items() if key == "the"} | values
    return browser.post(TAKE, kept, files=[("document", (name, data))] if data else None)


def many(browser, page=ONE, **values):
    return browser.send(page, f"{page}/nhieu", **values)


def ids(text, pile):
    inside = re.search(rf'<section [^>]*aria-labelledby="p-{pile}">(.*?)</section>', text, re.DOTALL)[1]
    return [unescape(one) for one in re.findall(r'name="tasks" value="([^"]+)"', inside)]


def bind_all(browser):
    for name, slug in NAMES.items():
        assert many(browser, do=f"gan:{slug}:{name}").status_code == 303


def given_by(app, browser):
    """The giving is pressed and has ended: the answer of its page."""
    answer = browser.send(ONE, f"{ONE}/buoc/giao")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{ONE}/dang-giao")
    app.state.giver.wait()
    return browser.get(answer.headers["location"])


def counts(app):
    with reading(app.state.engine) as session:
        run = session.connection().execute
        return [run(select(func.count()).select_from(table(one))).scalar_one() for one in (StoredFile, PlanDraft)]


def test_the_whole_way_from_paper_to_work_given(app, hoa):
    answer = take(hoa)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{ONE}?xong=van-ban")
    page = hoa.get(answer.headers["location"]).text
    for words in (
        "Đã trích nhiệm vụ",
        "15/CT-UBND",
        "123, 01/09/2026",
        "Lỗi phải sửa trước (03)",
        "chưa gắn với cơ quan",
    ):
        assert words in page, words
    assert ids(page, "track") == ["bp-1", "I.1", "I.3", "II.2"]
    assert 'id="v-I.1" href="#n-I.1"' in page
    assert 'id="n-I.1" data-pair="I.1"' in page
    assert re.search(r'<button class="btn btn-primary" disabled>.{0,99}Trình duyệt', page, re.DOTALL)
    bind_all(hoa)
    assert many(hoa, do="bo", tasks="I.3", why="Không còn Sở này").headers["location"].startswith(f"{ONE}?xong=bo")
    assert "Không còn lỗi phải sửa" in hoa.get(ONE).text
    assert hoa.send(ONE, f"{ONE}/buoc/trinh").status_code == 303
    dung = Browser(app).enter("dung")
    assert "Nguyễn Thị Hoa" in dung.get(ONE).text
    assert dung.send(ONE, f"{ONE}/buoc/dong-y").status_code == 303
    given = given_by(app, hoa)
    assert (given.status_code, given.headers["location"]) == (303, "/danh-muc/15-ct-ubnd-2026?xong=giao&n=3")
    assert "Đã giao 03 lượt nhiệm vụ." in hoa.get(given.headers["location"]).text
    with reading(app.state.engine) as session:
        assert session.connection().execute(select(func.count()).select_from(table(Assignment))).scalar_one() == 3
    assert "Đã giao" in hoa.get(f"{LIST}?loai=da-giao").text
    assert not [one for one in forms_of(hoa.get(ONE).text) if one.startswith(ONE)], "nothing is left to press"


def test_the_document_comes_back_as_it_came(app, hoa):
    take(hoa)
    answer = hoa.get(f"{ONE}/van-ban-goc")
    assert answer.content == TEXT.encode()
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert "Ch%E1%BB%89%20th%E1%BB%8B%2015.txt" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"no_secret": ""}, "Chưa xác nhận văn bản không chứa bí mật nhà nước"),
        ({"data": SECRET.encode()}, "độ mật MẬT"),
        ({"note": "MẬT\nXong"}, "độ mật MẬT"),
        ({"data": b"", "text": ""}, "Tệp"),
        ({"incoming_date": "31/02/2026"}, "31/02/2026"),
        ({"as_unit": "Sở Không Có"}, "Sở Không Có"),
    ],
)
def test_what_is_refused_is_said_and_not_kept(app, hoa, fields, words):
    answer = take(hoa, **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert 'role="alert"' in answer.text
    assert counts(app) == [0, 0]
    if "mật" in words and "MẬT" in words:
        assert "tham mưu văn bản triển khai" not in answer.text, "of what is secret nothing is shown again"


def test_pasted_text_is_taken_and_kept_where_something_is_wrong(app, hoa):
    answer = take(hoa, data=None, text=TEXT, no_secret="")
    assert "Sở Tài chính bố trí kinh phí" in answer.text
    answer = take(hoa, data=None, text=TEXT)
    assert answer.status_code == 303
    assert ids(hoa.get(ONE).text, "report") == ["I.2", "II.1", "III"]


def test_receiving_shows_our_part_and_folds_the_rest(app, hoa):
    take(hoa, data=write_plan(plan()).encode(), name="a.yaml", note="", as_unit="song-thao/so-tai-chinh")
    page = hoa.get(ONE).text
    assert "Sở Tài chính tỉnh Sông Thao" in page
    assert ids(page, "track") == ["1.b"], "what it leads; with others it only takes part"
    assert "Việc của cơ quan, đơn vị khác (04)" in page
    hoa.send(ONE, f"{ONE}/buoc/trinh")
    Browser(app).enter("dung").send(ONE, f"{ONE}/buoc/dong-y")
    assert "01 nhiệm vụ của cơ quan mình" in hoa.get(ONE).text
    assert given_by(app, hoa).headers["location"] == "/danh-muc/12-ct-ubnd-2026@song-thao~so-tai-chinh?xong=giao&n=1"


def test_a_word_document_is_read_marked_and_kept(app, hoa):
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    take(hoa, data=kept.getvalue(), name="ct15.docx")
    page = hoa.get(ONE).text
    assert "Sở Tài chính bố trí kinh phí mua sắm trang thiết bị lưu trữ.</mark>" in page
    answer = hoa.get(f"{ONE}/van-ban-goc")
    assert answer.headers["content-type"].endswith("wordprocessingml.document")
    assert answer.content == kept.getvalue()


def test_a_task_is_corrected_in_place_with_every_field(app, hoa):
    take(hoa)
    opened = hoa.get(f"{ONE}?sua=I.1").text
    assert 'value="trước ngày 01 tháng 10 năm 2026"' in opened
    sent = {
        "title": "Rà soát quy chế", "handling": "track", "lead": ["song-thao/so-noi-vu", ""], "partners": [""],
        "due": "14/12/2026", "confirmer": "song-thao/van-phong", "product": "báo cáo", "force": "request", "why": "Theo lãnh đạo",
    }  # fmt: skip
    answer = hoa.send(f"{ONE}?sua=I.1", f"{ONE}/sua", **sent, do="luu")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{ONE}?xong=sua&o=I.1#n-I.1")
    page = hoa.get(ONE).text
    for words in (
        "Rà soát quy chế",
        "Sở Nội vụ tỉnh Sông Thao",
        "14/12/2026",
        "báo cáo",
        "đề nghị",
        "Văn phòng Ủy ban",
    ):
        assert words in page, words
    past = hoa.get(f"{ONE}/nhat-ky").text
    assert "Sở Nội vụ tỉnh Sông Thao → Sở Nội vụ tỉnh Sông Thao" in past, "a binding is told by names"
    for words in ("Theo lãnh đạo", "Nguyễn Thị Hoa", "tên nhiệm vụ", "<del>Rà soát quy chế công tác văn thư</del>"):
        assert words in past, words


def test_what_is_typed_wrong_is_shown_again_in_its_form(app, hoa):
    take(hoa)
    for wrong, words in (({"due": "bao giờ cũng được"}, "bao giờ cũng được"), ({"title": " "}, "để trống")):
        answer = hoa.send(f"{ONE}?sua=I.2", f"{ONE}/sua", **({"title": "Tên giữ lại"} | wrong), do="luu")
        assert answer.status_code == 422
        assert words in answer.text
        assert 'aria-label="Sửa I.2"' in answer.text
    assert 'value="Tên giữ lại"' in hoa.send(f"{ONE}?sua=I.2", f"{ONE}/sua", title="Tên giữ lại", due="x y z").text


def test_a_date_is_taken_away_and_a_phrase_is_understood(app, hoa):
    take(hoa)
    hoa.send(f"{ONE}?sua=I.1", f"{ONE}/sua", due="", do="luu")
    hoa.send(f"{ONE}?sua=I.2", f"{ONE}/sua", due="hằng quý", do="luu")
    page = hoa.get(ONE).text
    cards = dict(re.findall(r'<article class="task \w+" id="n-([^"]+)"(.*?)</article>', page, re.DOTALL))
    assert "không xác định thời hạn" in cards["I.1"]
    assert "ngày cuối tháng 3, 6, 9 và 12 hằng năm" in cards["I.2"]


def test_many_at_once_ticked_or_all_of_a_part(app, hoa):
    take(hoa)
    answer = many(hoa, do="nhieu", section="II", handling="report", due="hằng năm", why="Đưa vào báo cáo năm")
    assert answer.status_code == 303
    page = hoa.get(ONE).text
    assert ids(page, "report") == ["I.2", "II.1", "II.2", "III"]
    many(hoa, do="nhieu", tasks=["I.1", "I.2"], owner="song-thao/so-tai-chinh")
    assert hoa.get(ONE).text.count("Sở Tài chính tỉnh Sông Thao") >= 2
    many(hoa, do="gop", tasks=["I.1", "I.2"])
    assert "I.2" not in ids(hoa.get(ONE).text, "track") + ids(hoa.get(ONE).text, "report")
    for wrong, words in (({"do": "nhieu"}, "Chưa chọn nhiệm vụ"), ({"do": "bo", "tasks": "III"}, "Chưa ghi lý do")):
        answer = many(hoa, **wrong)
        assert answer.status_code == 422
        assert words in answer.text
    for _ in range(3):
        assert many(hoa, do="hoan-tac").status_code == 303
    assert ids(hoa.get(ONE).text, "report") == ["I.2", "II.1", "III"]
    assert many(hoa, do="hoan-tac").status_code == 422


def test_what_was_typed_for_many_or_for_the_document_is_kept_where_it_is_wrong(app, hoa):
    take(hoa)
    answer = many(hoa, do="nhieu", tasks=["I.1", "II.1"], due="bao giờ cũng được", why="Thử", handling="report")
    assert answer.status_code == 422
    assert re.search(r'<details class="acts many" open>', answer.text)
    assert answer.text.count('name="tasks" value="I.1" checked') == 1
    for words in (
        'value="bao giờ cũng được"',
        'aria-invalid="true"',
        'value="Thử"',
        '<option value="report" selected>',
    ):
        assert words in answer.text, words
    answer = hoa.send(ONE, f"{ONE}/dau", doc_number="77/CT", issued="32/01/2026")
    assert answer.status_code == 422
    for words in ('value="77/CT"', 'value="32/01/2026"'):
        assert words in answer.text, words


def test_what_waits_for_the_leader_stands_on_his_first_page(app, hoa):
    take(hoa, data=write_plan(plan()).encode(), name="a.yaml", note="")
    dung = Browser(app).enter("dung")
    assert "chờ đồng chí đồng ý" not in dung.get("/").text
    hoa.send(ONE, f"{ONE}/buoc/trinh")
    assert "Danh mục chờ đồng chí đồng ý (1)" in dung.get("/").text
    assert "chờ đồng chí đồng ý" not in hoa.get("/").text
    dung.send(ONE, f"{ONE}/buoc/dong-y")
    for one in (hoa, dung):
        assert "Danh mục đã được đồng ý, chờ giao (1)" in one.get("/").text
    assert "chờ giao" not in Browser(app).enter("an").get("/").text


def test_the_same_document_twice_is_a_doubt(app, hoa):
    take(hoa)
    take(hoa)
    assert "cũng đang được xử lý ở mục khác (số 2)" in hoa.get(ONE).text
    hoa.send("/van-ban/2", "/van-ban/2/buoc/khong-giao", why="Trùng")
    assert "cũng đang được xử lý" not in hoa.get(ONE).text


def test_one_press_moves_a_task_to_another_pile(app, hoa):
    take(hoa)
    answer = many(hoa, do="nhom:inform:II.1")
    assert answer.headers["location"] == f"{ONE}?xong=sua&o=II.1#n-II.1"
    assert ids(hoa.get(ONE).text, "inform") == ["II.1"]
    assert many(hoa, do="nhom:xx:II.1").status_code == 422
    assert many(hoa, do="nhom:inform:nothing").status_code == 422


def test_split_add_drop_and_the_facts_of_the_document(app, hoa):
    take(hoa)
    form = forms_of(hoa.get(f"{ONE}?sua=I.1").text)[f"{ONE}/sua"]
    pieces = "rà soát quy chế công tác văn thư\ntrình UBND tỉnh"
    assert hoa.post(f"{ONE}/sua", form | {"do": "tach", "pieces": pieces}).status_code == 303
    page = hoa.get(ONE).text
    assert ids(page, "track")[1:3] == ["I.1", "I.1~2"]
    form = forms_of(hoa.get(f"{ONE}?sua=II.2").text)[f"{ONE}/sua"]
    hoa.post(f"{ONE}/sua", form | {"do": "tach", "pieces": "số hóa hồ sơ đang lưu trữ\nhằng quý báo cáo kết quả"})
    cards = dict(re.findall(r'<article class="task \w+" id="n-([^"]+)"(.*?)</article>', hoa.get(ONE).text, re.DOTALL))
    assert "không xác định thời hạn" in cards["II.2"], "each line has the date that it says"
    assert "ngày cuối tháng 3, 6, 9 và 12" in cards["II.2_7E2"]
    answer = hoa.send(
        f"{ONE}?sua=them",
        f"{ONE}/them",
        title="Việc thêm",
        lead=["Sở Nội vụ tỉnh Sông Thao"],
        after="I.2",
        due="30/9/2026",
    )
    assert answer.status_code == 303
    assert "bs-1" in ids(hoa.get(ONE).text, "track")
    assert hoa.send(f"{ONE}?sua=them", f"{ONE}/them", title="").status_code == 422
    assert hoa.send(f"{ONE}?sua=bs-1", f"{ONE}/sua", do="bo").status_code == 422
    assert hoa.send(f"{ONE}?sua=bs-1", f"{ONE}/sua", do="bo", why="Nhập nhầm").status_code == 303
    answer = hoa.send(
        ONE, f"{ONE}/dau", doc_number="16/CT-UBND", issued="29/08/2026", confirmer="Sở Nội vụ tỉnh Sông Thao"
    )
    assert answer.status_code == 303
    page = hoa.get(ONE).text
    assert "16/CT-UBND" in page
    assert "29/08/2026" in page
    assert hoa.send(ONE, f"{ONE}/dau", issued="99/99/2026").status_code == 422


def test_a_doubt_is_left_as_it_is(app, hoa):
    take(hoa)
    page = hoa.get(ONE).text
    key = re.search(r'value="xem:([0-9a-f]+)"', page)[1]
    assert many(hoa, do=f"xem:{key}").status_code == 303
    assert f"xem:{key}" not in hoa.get(ONE).text
    keys = re.findall(r'value="xem:([0-9a-f]{12})"', hoa.get(ONE).text)
    assert many(hoa, do=f"xem:{','.join(keys)}").status_code == 303
    assert "Điểm cần xác nhận (" not in hoa.get(ONE).text


def test_a_passage_that_was_not_taken_is_made_a_task(app, hoa):
    odd = TEXT.replace("III. TỔ", "IV. TỔ").replace(
        "Nơi nhận:",
        "V. KINH PHÍ\n1. Hằng năm, căn cứ nhu cầu của từng cơ quan, lập dự toán gửi Sở Tài chính tổng hợp.\n\nNơi nhận:",
    )
    take(hoa, data=odd.encode())
    page = hoa.get(ONE).text
    key = re.search(r'value="lay:([0-9a-f]+)"', page)[1]
    assert f'href="#d-{key}"' in page
    assert f'id="d-{key}"' in page
    assert many(hoa, do=f"lay:{key}").headers["location"] == f"{ONE}?xong=them"
    assert "bs-1" in ids(hoa.get(ONE).text, "track")
    assert many(hoa, do=f"lay:{key}").status_code == 422


def test_two_at_once_hear_who_was_first(app, hoa):
    take(hoa)
    dung = Browser(app).enter("dung")
    late = forms_of(dung.get(ONE).text)[f"{ONE}/nhieu"]
    many(hoa, do="nhom:inform:II.1")
    answer = dung.post(f"{ONE}/nhieu", late | {"do": "nhom:report:II.1"})
    assert answer.status_code == 409
    for words in ("Nguyễn Thị Hoa", "08:00 01/09/2026"):
        assert words in answer.text
    assert ids(answer.text, "inform") == ["II.1"], "the page shows what is there now"


def test_sent_back_and_not_given_need_a_word(app, hoa):
    take(hoa, data=write_plan(plan()).encode(), name="a.yaml", note="")
    assert hoa.send(ONE, f"{ONE}/buoc/trinh").status_code == 303
    dung = Browser(app).enter("dung")
    assert dung.send(ONE, f"{ONE}/buoc/tra-lai").status_code == 422
    assert dung.send(ONE, f"{ONE}/buoc/tra-lai", why="Sửa hạn").status_code == 303
    assert "Sửa hạn" in hoa.get(f"{ONE}/nhat-ky").text
    answer = hoa.send(ONE, f"{ONE}/buoc/khong-giao", why="Đã có văn bản thay thế")
    assert answer.headers["location"] == f"{LIST}?loai=khong-giao"
    assert "Về việc thử" in hoa.get(f"{LIST}?loai=khong-giao").text


def test_what_is_printed_is_never_markup(app, hoa):
    take(hoa, data=TEXT.replace("rà soát quy chế", "rà soát <script>alert(1)</script> <b>quy chế</b>").encode())
    page = hoa.get(ONE).text
    assert "<script>alert" not in page
    assert "<b>quy chế" not in page


def test_type_ahead_answers_with_units_and_groups(app, hoa):
    found = hoa.get("/co-quan/goi-y?groups=true&q=so tai").json()
    assert found[0]["value"] == "song-thao/so-tai-chinh"
    assert found[0]["label"] == "Sở Tài chính tỉnh Sông Thao"
    assert hoa.get("/co-quan/goi-y?groups=true&q=ubnd xa an").json()[0]["value"] == "song-thao/xa-an-binh"
    assert hoa.get("/co-quan/goi-y?groups=true&q=").json() == []
    assert hoa.get("/co-quan/goi-y?groups=true&q=khongcogi").json() == []


def test_the_menu_has_it_for_those_who_prepare(app, hoa):
    assert 'href="/van-ban"' in hoa.get("/").text
    assert 'href="/van-ban"' not in Browser(app).enter("an").get("/").text
    assert "Không có văn bản nào đang xử lý" in hoa.get(LIST).text
    for link in (LIST, TAKE, ONE, f"{ONE}/nhat-ky", f"{ONE}/van-ban-goc"):
        assert Browser(app).enter("an").get(link).status_code == 403, link
    assert hoa.get("/van-ban/99").status_code == 404
    assert hoa.get("/van-ban/x").status_code == 404


def test_the_list_is_searched_by_number_subject_and_incoming_number(app, hoa):
    take(hoa)
    take(hoa, data=write_plan(plan()).encode(), name="a.yaml", note="", incoming_number="77")
    for words, found in (
        ("15/CT", 1),
        ("quản lý hồ sơ", 1),
        ("77", 1),
        ("12-ct", 1),
        ("%", 0),
        ("_", 0),
        ("", 2),
        ("khác", 0),
    ):
        page = hoa.get(f"{LIST}?tim={words.replace('%', '%25')}").text
        assert f"({found})</h1>" in page, words
    assert "Không tìm thấy văn bản nào" in hoa.get(f"{LIST}?tim=kh%C3%A1c").text


def test_in_english_too(app, hoa):
    take(hoa)
    page = hoa.get(f"{ONE}?lang=en").text
    assert "To be mended first" in page
    assert "bench." not in re.sub(r'href="[^"]*"', "", page).replace("workbench.", "")
