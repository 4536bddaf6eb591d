"""The pages from document to work given, as a browser without script uses them; on both databases."""

import io
import re

import docx
import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from models.core import table
from models.database import reading
from models.tables import Assignment, PlanDraft, StoredFile
from plans.files import write_plan
from tests.browsing import Browser, forms_of
from tests.drafting import LIST, ONE, TAKE, app, hoa, ids, many, take
from tests.office import plan
from tests.papers import SECRET, TEXT

__all__ = ["app", "hoa"]
NAMES = {"Sở Nội vụ": "song-thao/so-noi-vu", "Sở Tài chính": "song-thao/so-tai-chinh", "UBND tỉnh": "tinh-song-thao"}


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
    assert (given.status_code, given.headers["location"]) == (303, "/danh-muc/15-ct-ubnd-2026?xong=giao&n=6")
    shown = hoa.get(given.headers["location"]).text
    assert "Đã giao 06 lượt nhiệm vụ." in shown
    assert 'href="/danh-muc/15-ct-ubnd-2026/van-ban-goc"' in shown
    with reading(app.state.engine) as session:
        assert session.connection().execute(select(func.count()).select_from(table(Assignment))).scalar_one() == 6
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
        ({"data": b"", "text": ""}, "Chưa có văn bản nào. Chọn tệp, hoặc dán nội dung văn bản"),
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


def test_the_first_page_says_what_is_on_its_way(app, hoa):
    """Before anything waits for anybody, too: what was taken in is not lost from sight."""
    said = "Văn bản đang xử lý (2)</a>: 1 đang hoàn thiện; 1 đã trình, chờ đồng ý"
    assert "Văn bản đang xử lý (" not in hoa.get("/").text
    take(hoa, data=write_plan(plan()).encode(), name="a.yaml", note="")
    take(hoa)
    hoa.send(ONE, f"{ONE}/buoc/trinh")
    for slug in ("hoa", "dung"):
        assert said in Browser(app).enter(slug).get("/").text
    assert "Văn bản đang xử lý (" not in Browser(app).enter("an").get("/").text


def test_the_same_document_twice_is_a_doubt(app, hoa):
    take(hoa)
    take(hoa)
    assert "cũng đang được xử lý ở mục khác (số 2)" in hoa.get(ONE).text
    hoa.send("/van-ban/2", "/van-ban/2/buoc/khong-giao", why="Trùng")
    assert "cũng đang được xử lý" not in hoa.get(ONE).text


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


def test_a_fault_of_a_sheet_names_its_row_its_task_and_its_column(app, hoa):
    take(hoa)
    book = load_workbook(io.BytesIO(hoa.get(f"{ONE}/tai-ve.xlsx").content))
    sheet = book.active
    column = next(cell.column for cell in sheet[1] if cell.value == "Thời hạn")
    sheet.cell(3, column, "31/13")
    out = io.BytesIO()
    book.save(out)
    form = forms_of(hoa.get(ONE).text)[f"{ONE}/tep"]
    unsaid = hoa.post(f"{ONE}/tep", form, files=[("file", ("a.xlsx", out.getvalue()))])
    assert (unsaid.status_code, "bí mật nhà nước" in unsaid.text) == (422, True)
    form |= {"no_secret": "1"}
    page = hoa.post(f"{ONE}/tep", form, files=[("file", ("a.xlsx", out.getvalue()))]).text
    told = re.sub("<[^>]+>", "", re.search(r'<div class="wrong" role="alert">(.*?)</div>', page, re.DOTALL)[1])
    assert re.match(r"\s*Dòng 3 \(.+\), thời hạn: Ngày 31/13 không có trong lịch\.", told), told


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
