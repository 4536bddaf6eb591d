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
