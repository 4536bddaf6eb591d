"""What is doubtful about a result is asked about before it goes out, on pages and in the interface; what cannot be is refused."""

import datetime as dt
import html
import re

import pytest

from tests.browsing import forms_of
from tests.programs import Caller, codes
from tests.reports import photo
from tests.test_web_results import MOMENT, PAPER, REPORT, app, as_, make_head, stage, upload, values

__all__ = ["app"]


def hand_in(app, slug="an", number=1, **typed):
    form = forms_of(as_(app, slug).get(f"/nhiem-vu/{number}").text)[f"/nhiem-vu/{number}/bao-cao"]
    return as_(app, slug).post(f"/nhiem-vu/{number}/bao-cao", form | typed)


def send(app, result, number=1, **more):
    programs = Caller(app, "an")
    version = programs.read(f"/assignments/{number}")["version"]
    doing = {"act": "hand-in", "assignments": [{"id": number, "version": version}], "result": result, **more}
    return programs.post("/acts", doing)


def test_a_day_before_the_document_is_asked_about_and_goes_out_where_it_is_confirmed(app):
    typed = {"doc_number": "45/BC-SNV", "doc_date": "01/01/1990"}
    refused = hand_in(app, **typed)
    assert refused.status_code == 422
    assert "01/01/1990" in refused.text
    assert 'name="as_typed"' in refused.text
    assert stage(app) == "execute"
    assert codes(send(app, {"number": "45/BC-SNV", "date": "1990-01-01"}), 422) == ["result-date-early"]
    assert stage(app) == "execute"
    assert hand_in(app, **typed, as_typed="1").status_code == 303
    assert stage(app) == "review"
    seen = as_(app, "hoa").get("/nhiem-vu/1").text
    assert re.search(r"đề ngày 01/01/1990, gửi sau [\d.]+ ngày làm việc", seen), "the confirmer is told of the gap"


def test_a_number_of_another_unit_is_asked_about_and_told_to_the_confirmer(app):
    typed = {"doc_number": "812/BC-STC", "doc_date": "25/09/2026"}
    refused = hand_in(app, **typed)
    assert refused.status_code == 422
    assert "Số 812/BC-STC có ký hiệu của Sở Tài chính" in refused.text
    assert codes(send(app, {"number": "812/BC-STC"}), 422) == ["paper-of-other"]
    assert hand_in(app, **typed, as_typed="1").status_code == 303
    assert "Đơn vị giữ số 812/BC-STC như đã ghi" in html.unescape(as_(app, "hoa").get("/nhiem-vu/1").text)


@pytest.mark.parametrize(("day", "told"), [("23/09/2026", True), ("24/09/2026", False), ("28/09/2026", False)])
def test_a_paper_sent_more_than_two_working_days_later_is_flagged_to_the_confirmer(app, day, told):
    assert MOMENT.strftime("%d/%m") == "28/09"
    assert hand_in(app, doc_number="45/BC-SNV", doc_date=day).status_code == 303
    for slug in ("hoa", "an"):
        assert ("ngày làm việc (quá" in as_(app, slug).get("/nhiem-vu/1").text) is told, (slug, day)
    assert ("ngày làm việc (quá" in as_(app, "hoa").get("/").text) is told
    hoa = Caller(app, "hoa")
    found = hoa.read("/today")["confirm"][0]["doubts"], hoa.read("/assignments/1")["doubts"]
    assert [[one["code"] for one in doubts] for doubts in found] == [["result-sent-late"] * told] * 2


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [("<script>alert(1)</script>", "result-strange", "ký tự"), ("x" * 300, "result-number-long", "dài quá 80")],
)
def test_a_number_is_no_markup_and_not_endless(app, number, code, words):
    refused = hand_in(app, doc_number=number, doc_date="25/09/2026")
    assert refused.status_code == 422
    assert words in refused.text
    assert codes(send(app, {"number": number, "date": "2026-09-25"}, sure=True), 422) == [code]
    assert stage(app) == "execute"


def test_a_file_that_came_with_a_wrong_day_is_kept_and_fills_what_is_empty(app):
    refused = upload(app, "an", ("a.pdf", REPORT), to="bao-cao", doc_date="32/13/2026")
    assert refused.status_code in (403, 422)
    assert values(refused.text)["doc_number"] == PAPER["doc_number"]
    assert values(refused.text)["signer"] == PAPER["signer"]
    assert values(refused.text)["doc_date"] == "32/13/2026", "what was typed stays beside what is wrong"
    assert "a.pdf" in refused.text


@pytest.mark.parametrize("typed", [{"doc_number": ""}, {"doc_number": "999/BC-SNV"}, {"doc_date": "24/09/2026"}])
def test_what_the_file_says_otherwise_is_asked_about(app, typed):
    upload(app, "an", ("a.pdf", REPORT))
    refused = hand_in(app, **typed)
    assert refused.status_code == 422
    assert ("trong tệp là" in refused.text) or ("Tệp có số 45/BC-SNV" in refused.text)
    assert stage(app) == "execute"
    if not typed.get("doc_number", "-"):
        assert values(refused.text)["doc_number"] == "45/BC-SNV"
    assert hand_in(app, **typed, as_typed="1").status_code == 303
    assert stage(app) == "review"


def test_the_same_number_written_otherwise_is_no_other(app):
    upload(app, "an", ("a.pdf", REPORT))
    assert hand_in(app, doc_number="045 / bc-snv").status_code == 303
    assert stage(app) == "review"


KEPT = [
    ({"doc_number": ""}, "kept-number-unsaid", "Đơn vị để trống ô số văn bản, trong tệp có số 45/BC-SNV"),
    ({"doc_number": "9/BC-SNV"}, "kept-other-number", "Đơn vị giữ số 9/BC-SNV như đã ghi, trong tệp là 45/BC-SNV"),
    ({"doc_date": "26/09/2026"}, "kept-other-day", "Đơn vị giữ ngày 26/09/2026 như đã ghi, trong tệp là 25/09/2026"),
    ({"signer": "Lê Văn Ba"}, "kept-other-signer", "Đơn vị giữ người ký Lê Văn Ba như đã ghi, trong tệp là Nguyễn Văn Hòa"),
    ({"doc_date": "01/01/1990"}, "kept-date-early", "Đơn vị giữ ngày văn bản 01/01/1990 như đã ghi"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "code", "words"), KEPT)
def test_what_the_unit_kept_as_typed_is_told_to_the_confirmer(app, typed, code, words):
    upload(app, "an", ("a.pdf", REPORT))
    assert hand_in(app, **typed, as_typed="1").status_code == 303
    for slug, path in (("hoa", "/nhiem-vu/1"), ("hoa", "/"), ("an", "/nhiem-vu/1")):
        assert words in as_(app, slug).get(path).text, (slug, path)
    hoa = Caller(app, "hoa")
    assert code in [one["code"] for one in hoa.read("/today")["confirm"][0]["doubts"]]
    assert code in [one["code"] for one in hoa.read("/assignments/1")["doubts"]]


def test_what_was_not_doubtful_is_not_told(app):
    upload(app, "an", ("a.pdf", REPORT))
    assert hand_in(app, as_typed="1").status_code == 303
    assert "như đã ghi" not in as_(app, "hoa").get("/nhiem-vu/1").text


def test_the_head_of_the_unit_and_then_the_confirmer_see_what_the_officer_kept(app):
    make_head(app)
    upload(app, "an", ("a.pdf", REPORT))
    form = forms_of(as_(app, "an").get("/nhiem-vu/1").text)["/nhiem-vu/1/bao-cao"]
    day = {"doc_date": "26/09/2026"}
    assert as_(app, "an").post("/nhiem-vu/1/trinh-lanh-dao", form | day).status_code == 422
    assert as_(app, "an").post("/nhiem-vu/1/trinh-lanh-dao", form | day | {"as_typed": "1"}).status_code == 303
    seen = as_(app, "binh").get("/nhiem-vu/1").text
    assert "Đơn vị giữ ngày 26/09/2026" in seen
    letting = next(one for to, one in forms_of(seen).items() if to.endswith("/duyet-gui"))
    assert as_(app, "binh").post("/nhiem-vu/1/duyet-gui", letting).status_code == 303
    assert "Đơn vị giữ ngày 26/09/2026" in as_(app, "hoa").get("/nhiem-vu/1").text


def test_for_several_the_doubt_names_the_tasks_it_is_about(app, monkeypatch):
    """The first could have a result from 28 August on, the second from 1 September."""
    from urllib.parse import urlencode

    def begun(session, ids, zone):
        return {one: dt.date(2026, 8, 28) if one == 1 else dt.date(2026, 9, 20) for one in ids}

    monkeypatch.setattr("desk.result_doubts.begun_of", begun)
    an = as_(app, "an")
    lines = [f"{number}:{Caller(app, 'an').read(f'/assignments/{number}')['version']}" for number in (1, 2)]
    page = "/ket-qua?" + urlencode([("lines", one) for one in lines])
    form = forms_of(an.get(page).text)["/ket-qua"]
    refused = an.post("/ket-qua", form | {"doc_number": "45/BC-SNV", "doc_date": "10/09/2026"})
    second = Caller(app, "an").read("/assignments/2")["title"]
    told = html.unescape(re.search(r'id="doc_date-error">.*?</span>', refused.text, re.DOTALL)[0])
    assert f"trước ngày có thể có kết quả của “{second}”" in told
    assert "20/09/2026" in told
    sent = an.post("/ket-qua", form | {"doc_number": "45/BC-SNV", "doc_date": "10/09/2026", "as_typed": "1"})
    assert sent.status_code == 303
    hoa = as_(app, "hoa")
    kept = ["Đơn vị giữ ngày văn bản 10/09/2026" in hoa.get(f"/nhiem-vu/{number}").text for number in (1, 2)]
    assert kept == [False, True], "a note about one is none at the other"


def test_a_body_too_large_for_a_file_is_told_with_the_limit(app):
    answer = as_(app, "an").post("/nhiem-vu/1/tep", {"x": "x" * 21_100_000})
    assert answer.status_code == 413
    assert "Tệp gửi lên lớn hơn mức 20 MB" in answer.text


def returned(app):
    """The report of the unit went out and came back."""
    upload(app, "an", ("a.pdf", REPORT))
    assert hand_in(app, **PAPER).status_code == 303
    told = as_(app, "hoa").send("/nhiem-vu/1", "/nhiem-vu/1/tra-lai", note="Thiếu phụ lục", correct_by="02/10/2026")
    assert (told.status_code, stage(app)) == (303, "execute")


def test_the_same_file_that_came_back_is_asked_about_and_told_to_the_confirmer(app):
    """It was taken again unasked, byte for byte the one that was returned."""
    returned(app)
    upload(app, "an", ("a-sua.pdf", REPORT))
    refused = hand_in(app, **PAPER)
    assert (refused.status_code, stage(app)) == (422, "execute")
    assert "Tệp “a-sua.pdf” giống hệt tệp đã gửi lần trước và bị trả lại" in html.unescape(refused.text)
    assert codes(send(app, {"number": "45/BC-SNV", "date": "2026-09-25"}), 422) == ["result-sent-before"]
    assert hand_in(app, **PAPER, as_typed="1").status_code == 303
    assert "gửi lại tệp “a-sua.pdf” giống hệt tệp đã bị trả lại" in html.unescape(
        as_(app, "hoa").get("/nhiem-vu/1").text
    )


def test_with_something_new_beside_it_it_is_not(app):
    returned(app)
    upload(app, "an", ("a.pdf", REPORT), ("phu-luc.jpg", photo()))
    assert hand_in(app, **PAPER).status_code == 303


def test_nor_is_another_file(app):
    returned(app)
    upload(app, "an", ("a.jpg", photo()))
    assert hand_in(app, **PAPER).status_code == 303
