"""The history in English: our own words are, what people typed and documents say is not."""

import datetime as dt

import pytest

from desk.results import Result, line_of
from plans.amended import due_words, from_to, told
from plans.retelling import evidence_told, retold
from plans.state import ZONE
from plans.wording import label

NOON = dt.datetime(2026, 12, 11, 12, tzinfo=ZONE)
WHY = {"day": "04/09/2026", "why": "Sắp xếp tổ chức; theo Nghị quyết"}
LINES = {
    "parent-closed": "ended with the task that it was a part of",
    "Thiếu phụ lục; gửi lại": "Thiếu phụ lục; gửi lại",
    "60%: Đã rà soát": "60%: Đã rà soát",
    "Người thụ lý: Lê Thị Bình; gấp": "Officer in charge: Lê Thị Bình; gấp",
    told(from_to("due", due_words(NOON), ""), "Công văn 5/UBND"): "due: 12:00 on 11/12/2026 → none; Công văn 5/UBND",
    from_to("force", label("force.order"), label("force.request")): "given or asked: given → asked",
    label("told.passed", to="Sở Tài chính", new="12", **WHY):
        "passed to Sở Tài chính (assignment 12) from 04/09/2026: Sắp xếp tổ chức; theo Nghị quyết",
    label("told.taken", of="Sở Nội vụ", old="3", **WHY):
        "taken over from Sở Nội vụ (assignment 3) from 04/09/2026: Sắp xếp tổ chức; theo Nghị quyết",
    label("told.merged", to="Sở Tài chính", new="12", **WHY):
        "Sở Tài chính had this already (assignment 12); passed from 04/09/2026: Sắp xếp tổ chức; theo Nghị quyết",
    label("told.desk", of="An", to="Bình", **WHY): "An → Bình, from 04/09/2026: Sắp xếp tổ chức; theo Nghị quyết",
    "lý do khác: A → B": "lý do khác: A → B",
}  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_line_in_english(line):
    assert retold(line, "en") == LINES[line]


@pytest.mark.parametrize("line", [one for one in LINES if one != "parent-closed"])
def test_in_vietnamese_it_stays(line):
    assert retold(line, "vi") == line
    assert retold("parent-closed", "vi") == label("note.parent-closed")
    assert retold(None, "vi") == retold("", "en") == ""


def test_what_is_kept_of_a_result():
    line = line_of(Result("45/BC-SNV", dt.date(2026, 12, 10), "Về ngày 10/12", "https://a.vn/b", "Trần Văn A"))
    assert evidence_told(line, "vi") == line
    assert (
        evidence_told(line, "en") == "No. 45/BC-SNV of 10/12/2026: Về ngày 10/12; signed by: Trần Văn A; https://a.vn/b"
    )
    assert evidence_told(None, "en") == ""
