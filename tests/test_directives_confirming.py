"""Who confirms is proposed only where the text charges a named body with following the work up, with its words and clause."""

import pytest

from directives.compile import compile_directive
from plans.problems import Severity

HEAD = "CHỈ THỊ\nVề việc thử\n\n1. Sở Y tế rà soát các cơ sở khám, chữa bệnh, xong trước ngày 15/12/2026.\n"
HEAD += "2. Sở Xây dựng báo cáo kết quả trước ngày 20/12/2026.\n"


def compiled(*lines):
    return compile_directive((HEAD + "\n".join(lines)).encode(), "a.txt")


def told(found):
    return {one.code: one for one in found.problems if one.code.startswith("confirmer")}


@pytest.mark.parametrize(
    "words",
    [
        "Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Chỉ thị này, định kỳ báo cáo Ủy ban nhân dân tỉnh.",
        "Sở Nội vụ theo dõi, đôn đốc việc triển khai các nhiệm vụ nêu trên; kịp thời báo cáo Ủy ban nhân dân tỉnh.",
        "Giao Sở Nội vụ chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh theo dõi, kiểm tra việc thực hiện Chỉ thị này.",
        "Sở Nội vụ theo dõi, đôn đốc các sở, ban, ngành triển khai thực hiện; tổng hợp báo cáo Ủy ban nhân dân tỉnh.",
        "Sở Nội vụ theo dõi, đôn đốc theo chức năng, nhiệm vụ được giao; báo cáo Ủy ban nhân dân tỉnh.",
    ],
)
def test_the_body_that_follows_the_whole_up_is_proposed_with_clause_and_words(words):
    found = compiled(f"3. {words}")
    assert found.plan.confirmer == "Sở Nội vụ"
    note = told(found)["confirmer-named"]
    assert (note.severity, note.args["name"], note.args["at"]) == (Severity.NOTE, "Sở Nội vụ", "3")
    assert note.args["words"].startswith(words[:30])
    start, end = note.place.span
    assert "Sở Nội vụ" in found.text[start:end]


@pytest.mark.parametrize(
    "words",
    [
        "Các sở, ban, ngành theo dõi, đôn đốc việc thực hiện Chỉ thị này.",
        "Đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện Chỉ thị này.",
        "Sở Nội vụ phối hợp với Văn phòng theo dõi việc thực hiện Chỉ thị này.",
        "Sở Nội vụ theo dõi sát diễn biến thời tiết, kịp thời báo cáo.",
        "Ủy ban nhân dân cấp xã theo dõi, đôn đốc việc thực hiện Chỉ thị này.",
    ],
)
def test_nobody_is_invented(words):
    found = compiled(f"3. {words}")
    assert found.plan.confirmer is None
    assert not told(found)


def test_one_named_for_a_part_confirms_its_tasks_only():
    found = compiled(
        "3. Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện các nhiệm vụ tại khoản 1.",
        "4. Giao Sở Tư pháp theo dõi, đôn đốc việc thực hiện Chỉ thị này.",
    )
    assert found.plan.confirmer == "Sở Tư pháp"
    assert {task.id: task.confirmer for task in found.plan.tasks} == {"1": "Sở Nội vụ", "2": None, "3": None, "4": None}
    assert told(found)["confirmer-of-part"].args["n"] == 1


def test_several_for_the_whole_are_a_doubt_and_the_last_is_proposed():
    found = compiled(
        "3. Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Chỉ thị này.",
        "4. Giao Sở Tư pháp theo dõi, đôn đốc việc thực hiện Chỉ thị này.",
    )
    assert found.plan.confirmer == "Sở Tư pháp"
    doubt = told(found)["confirmer-several"]
    assert (doubt.severity, doubt.args["others"]) == (Severity.DOUBT, "Sở Nội vụ")
