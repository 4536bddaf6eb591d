"""What is doubtful about a document just read is asked once."""

import datetime as dt

from desk.intake import bind_in, take_in
from models.registry_source import read_registry
from plans.directory import Directory

TEXT = """ỦY BAN NHÂN DÂN
TỈNH BẾN TRE
Số: 5/KH-UBND
Bến Tre, ngày 12 tháng 4 năm 2024

KẾ HOẠCH
Trồng dừa

I. NHIỆM VỤ
1. Công ty Sông Xanh báo cáo kết quả ươm giống trước ngày 01/6/2024.
2. Công ty Sông Xanh báo cáo kết quả trồng trước ngày 01/7/2024.
3. Công ty Sông Đỏ báo cáo kết quả tưới trước ngày 01/8/2024.
"""


def test_tasks_of_the_same_unknown_lead_are_asked_about_once():
    registry = read_registry({"ben-tre"})
    directory = Directory(registry.units, registry.groups, registry.successions)
    taken = bind_in(take_in(TEXT.encode(), "a.txt"), directory, dt.date(2024, 4, 15))
    asked = [one.place.clause for one in taken.problems if one.code == "task-without-unit"]
    assert asked == ["I.1", "I.3"]


def test_a_number_of_communes_is_asked_about_once_and_not_where_it_is_that_of_the_group():
    text = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG TRỊ
Số: 4100/UBND-TH
V/v rà soát hồ sơ lưu trữ

Quảng Trị, ngày 26 tháng 11 năm 2026

Kính gửi: UBND các xã, phường, đặc khu.

UBND tỉnh yêu cầu:
1. UBND 08 phường báo cáo trước ngày 07/12/2026.
2. UBND 09 phường báo cáo trước ngày 08/12/2026.
3. UBND 02 xã trên báo cáo trước ngày 09/12/2026.
"""
    registry = read_registry({"quang-tri"})
    directory = Directory(registry.units, registry.groups, registry.successions)
    taken = bind_in(take_in(text.encode(), "a.txt"), directory, dt.date(2026, 11, 27))
    asked = {
        clause: {one.code for one in taken.problems if one.place.clause == clause} & {"lead-refers", "name-counted"}
        for clause in ("1", "2", "3")
    }
    assert asked == {"1": set(), "2": {"name-counted"}, "3": {"lead-refers"}}
    assert {one.args["lead"] for one in taken.of_reading if one.code == "lead-refers"} == {"UBND 02 xã trên"}
