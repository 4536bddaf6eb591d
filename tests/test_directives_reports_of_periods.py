"""Work that comes again by the name of a report, or besides its period as the need arises: asked about."""

import pytest

from directives.compile import compile_directive


def asked(work):
    paper = f"An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. Sở Y tế {work}"
    problems = compile_directive(paper.encode(), "a.txt").problems
    return [one.args["said"] for one in problems if one.code == "time-left" and one.place.field == "due"]


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ("rà soát kho, đưa kết quả vào báo cáo tháng.", "vào báo cáo tháng"),
        ("tổng hợp việc chậm, đưa vào báo cáo tháng.", "đưa vào báo cáo tháng"),
        ("tổng hợp việc chậm; báo cáo tuần.", "báo cáo tuần"),
        ("kiểm tra kho 02 tuần/lần; tổng hợp việc chậm, lồng ghép vào báo cáo quý.", "lồng ghép vào báo cáo quý"),
        ("báo cáo Sở Nội vụ trước ngày 05 hằng tháng và đột xuất khi có yêu cầu.", "đột xuất khi có yêu cầu"),
        ("báo cáo Sở Nội vụ định kỳ hằng quý, hoặc đột xuất theo chỉ đạo.", "đột xuất theo chỉ đạo"),
    ],
)
def test_it_is_asked_about(work, said):
    assert asked(work) == [said]


@pytest.mark.parametrize(
    "work",
    [
        "tổng hợp việc chậm, đưa vào báo cáo tháng 11.",
        "gửi báo cáo tháng trước ngày 25 hằng tháng.",
        "thực hiện chế độ báo cáo tháng, quý, năm theo quy định.",
        "kiểm tra hằng quý và đột xuất các nhà thuốc.",
        "báo cáo Sở Nội vụ định kỳ hằng quý và đột xuất.",
    ],
)
def test_what_is_read_or_no_period_is_not(work):
    assert asked(work) == []
