"""Whom those in difficulty turn to, what brackets tell of the past, who may decide."""

import pytest

from directives.sentences.reports import read_reports
from tests.reading import tasks_of_unit


@pytest.mark.parametrize(
    ("asks", "whom", "through"),
    [
        ("liên hệ với Sở Y tế (Phòng Nghiệp vụ, SĐT 0900000000) để được hướng dẫn", "Sở Y tế", None),
        (
            "liên hệ Cục Việc làm (hoặc tổng đài 19000000) hoặc Sở Y tế để được hỗ trợ",
            "Cục Việc làm hoặc Sở Y tế",
            None,
        ),
        ("chủ động liên hệ, trao đổi với Sở Y tế để kịp thời tháo gỡ", "Sở Y tế", None),
        ("trao đổi với Sở Y tế (qua Phòng Nghiệp vụ) để phối hợp giải quyết", "Sở Y tế", "Phòng Nghiệp vụ"),
        ("liên hệ các hộ dân để vận động", None, None),
    ],
)
def test_difficulties_go_to_whoever_is_asked(asks, whom, through):
    assert read_reports(f"Nếu có vướng mắc, các xã {asks}.") == (whom, through)


def test_what_was_done_already_sets_no_day():
    (task,) = tasks_of_unit(
        "Sở Y tế mở lớp tập huấn (năm 2025 đã tổ chức 2 lớp để phổ biến các quy định ban hành trong năm 2025)."
    )
    assert task.due is None


def test_employers_act_in_a_case():
    found = tasks_of_unit(
        "Các công ty rà soát hợp đồng. Trường hợp lao động nghỉ việc thì người sử dụng lao động phải chốt sổ."
    )
    assert [task.lead for task in found] == [("Các công ty",), ("người sử dụng lao động",)]


def test_who_may_decide_is_no_task():
    lines = (
        "Xếp loại đơn vị\n\n- Rà soát hồ sơ các đơn vị.\n\n- Thẩm quyền quyết định xếp loại: Ban Thường vụ Đảng ủy xã."
    )
    assert [task.clause for task in tasks_of_unit(lines)] == ["II.1.1"]
