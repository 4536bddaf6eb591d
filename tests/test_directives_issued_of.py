"""Days counted from the issue of another paper than the directive are asked about."""

import pytest

from directives.compile import compile_directive


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ("công khai kết luận thanh tra chậm nhất 10 ngày kể từ ngày ban hành", ["kết luận"]),
        ("gửi quyết định xử phạt về Công an tỉnh trong 03 ngày làm việc kể từ ngày ký", ["quyết định xử phạt"]),
        ("gửi kế hoạch về Sở Nội vụ trong 10 ngày kể từ ngày ban hành", []),
        ("báo cáo Sở Nội vụ trong 10 ngày kể từ ngày ký", []),
        ("công bố danh mục theo Quyết định này trong 05 ngày kể từ ngày ban hành", []),
        ("công khai kết luận thanh tra trong 10 ngày kể từ ngày ban hành Kế hoạch này", []),
    ],
)
def test_the_day_of_another_paper(work, said):
    paper = f"An Sơn, ngày 05 tháng 8 năm 2026\n\nKẾ HOẠCH\n\n1. Sở Y tế {work}."
    problems = compile_directive(paper.encode(), "a.txt").problems
    assert [one.args["said"] for one in problems if one.code == "issued-of-what"] == said
