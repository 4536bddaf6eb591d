"""One result for several where one of them has files of its own: they are shown, and go out only where that was chosen."""

import html

from tests.browsing import forms_of
from tests.programs import Caller, codes
from tests.reports import report_pdf
from tests.test_web_results import REPORT, app, as_, make_head, stage, together, upload, values

__all__ = ["app"]
BOTH = [(1, 2), (2, 2)]


def ready(app):
    """A colleague put the paper of task 1 there and did not send it."""
    assert upload(app, "binh", ("bc45.pdf", report_pdf())).status_code == 303


def test_files_of_one_stay_with_it_and_cast_no_doubt_on_the_others(app):
    ready(app)
    page = as_(app, "an").get("/ket-qua?lines=1:2&lines=2:2").text
    assert "bc45.pdf" in page
    assert "Lê Thị Bình đưa lên" in page or "đưa lên lúc" in page
    assert values(page)["doc_number"] == "", "what that file says is of task 1 alone"
    sent = together(app, "an", BOTH, doc_number="50/BC-SNV", own_files="leave")
    assert sent.headers["location"] == "/?xong=bao-cao&n=2"
    assert (stage(app, 1), stage(app, 2)) == ("review", "review")
    for number in (1, 2):
        seen = as_(app, "hoa").get(f"/nhiem-vu/{number}").text
        assert "bc45.pdf" not in seen
        assert "45/BC-SNV" not in seen
    own = as_(app, "binh").get("/nhiem-vu/1").text
    assert "Tệp chưa gửi" in own
    assert "bc45.pdf" in own


def test_files_of_one_that_are_sent_are_doubted_there_alone(app):
    ready(app)
    refused = together(app, "an", BOTH, doc_number="50/BC-SNV", own_files="send")
    assert refused.status_code == 422
    assert "45/BC-SNV" in refused.text
    assert 'value="send" selected' in refused.text
    assert together(app, "an", BOTH, doc_number="50/BC-SNV", own_files="send", as_typed="1").status_code == 303
    one, two = (html.unescape(as_(app, "hoa").get(f"/nhiem-vu/{number}").text) for number in (1, 2))
    assert "bc45.pdf" in one
    assert "45/BC-SNV" in one
    assert "bc45.pdf" not in two
    assert "45/BC-SNV" not in two


def test_a_common_file_comes_beside_what_one_had(app):
    ready(app)
    other = report_pdf("Số: 50/BC-SNV")
    together(app, "an", BOTH, "/ket-qua/tep", [("chung.pdf", other)], doc_number="50/BC-SNV", own_files="leave")
    page = as_(app, "an").get("/ket-qua?lines=1:2&lines=2:2").text
    assert values(page)["doc_number"] == "50/BC-SNV"
    assert values(as_(app, "binh").get("/nhiem-vu/1").text)["doc_number"] == "45/BC-SNV", "what was said of it stays"


def test_unsaid_it_is_refused(app):
    ready(app)
    refused = together(app, "an", BOTH, doc_number="50/BC-SNV", own_files="")
    assert refused.status_code == 422
    assert "đang có tệp chưa gửi" in refused.text
    programs = Caller(app, "an")
    doing = {"act": "hand-in", "assignments": [{"id": 1, "version": 2}, {"id": 2, "version": 2}], "note": "Đã xong"}
    assert codes(programs.post("/acts", doing), 422) == ["files-apart"]
    assert programs.post("/acts", {**doing, "own_files": False}).status_code == 200
    assert stage(app) == "review"


def test_the_same_paper_put_at_each_is_common(app):
    for number in (1, 2):
        upload(app, "binh", ("bc45.pdf", REPORT), number=number)
    page = as_(app, "an").get("/ket-qua?lines=1:2&lines=2:2").text
    assert 'id="own_files"' not in page
    assert values(page)["doc_number"] == "45/BC-SNV"


def test_before_the_units_leader_they_go_with_it_or_are_taken_away(app):
    make_head(app, "binh")
    ready(app)
    refused = together(app, "an", BOTH, doc_number="50/BC-SNV", own_files="leave", inside="1")
    assert refused.status_code == 422
    assert "Trình lãnh đạo đơn vị thì tệp" in refused.text
    sent = together(app, "an", BOTH, doc_number="50/BC-SNV", own_files="send", inside="1", as_typed="1")
    assert sent.headers["location"] == "/?xong=trinh-lanh-dao&n=2"
    let = as_(app, "binh")
    form = forms_of(let.get("/nhiem-vu/1").text)["/nhiem-vu/1/duyet-gui"]
    assert let.post("/nhiem-vu/1/duyet-gui", form).status_code == 303
    assert "bc45.pdf" in as_(app, "hoa").get("/nhiem-vu/1").text
