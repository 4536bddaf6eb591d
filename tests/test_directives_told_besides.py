"""A thing that gets done is asked about as a lead; so is whoever gets a result and has work of its own by a later day."""

import pytest

from directives.compile import compile_directive

HEAD = "CHỈ THỊ\nVề chợ\n\nChủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành:\n"


def asked(text):
    made = compile_directive(f"{HEAD}1. {text}\n2. Sở Tư pháp tổng hợp.\n".encode(), "a.txt")
    return [
        (one.code, one.args.get("said"))
        for one in made.problems
        if one.place.field == "lead" and one.place.clause == "1"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bệnh viện dã chiến số 1 hoàn thành trước ngày 15/12/2026.",
        "Bệnh viện dã chiến số 1 phải hoàn thành, đưa vào sử dụng trước ngày 15/12/2026.",
        "Trạm Y tế xã Bình An khởi công trước ngày 15/12/2026.",
        "Trung tâm Văn hóa tỉnh khánh thành trong năm 2027.",
    ],
)
def test_a_thing_that_gets_done_is_asked_about(text):
    assert ("lead-unsaid", None) in asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bệnh viện tỉnh hoàn thành việc tiêm chủng trước ngày 15/12/2026.",
        "Sở Y tế hoàn thành trước ngày 15/12/2026.",
        "Trung tâm Y tế hoàn thành báo cáo trước ngày 15/12/2026.",
        "Các sở gửi báo cáo về Sở Nội vụ trước ngày 05/12/2026 để tổng hợp.",
        "Các sở gửi báo cáo về Sở Nội vụ để Sở Nội vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 05/12/2026.",
    ],
)
def test_work_of_a_body_is_not(text):
    assert asked(text) == []


def test_whoever_passes_on_what_it_gets_by_a_later_day_is_asked_about():
    said = "trước ngày 05/12/2026 để Sở Nội vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 10/12/2026."
    assert asked(f"Các sở gửi báo cáo về Sở Nội vụ {said}") == [("actor-left", "Sở Nội vụ")]
