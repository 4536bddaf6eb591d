"""A document and the plan made of it are counted alike, until the plan's file answers what was doubted."""

import re

import pytest

TEXT = """UBND TỈNH SÔNG THAO
Số: 31/KH-UBND
Sông Thao, ngày 05 tháng 8 năm 2026

KẾ HOẠCH
Về việc rà soát trụ sở

1. Sở Nội vụ rà soát trụ sở dôi dư trước ngày 01/12/2026.

2. Các cơ quan, đơn vị liên quan gửi số liệu trước ngày 10/11/2026.

3. Tổng hợp, báo cáo kết quả trước ngày 15/12/2026.
"""


def counted(out):
    return re.findall(r"(\d+) lỗi phải sửa, (\d+) điểm cần xác nhận", out)


@pytest.fixture
def compiled(own_office, dondoc):
    (own_office / "kh.txt").write_text(TEXT, encoding="utf-8")
    code, out, _ = dondoc("compile", "kh.txt")
    assert code == 0
    (count,) = counted(out)
    assert int(count[1]) > 0, "the text has something to doubt"
    return own_office / "kh.plan.yaml", count


def test_compile_and_check_count_alike(compiled, dondoc):
    plan, count = compiled
    for name in ("kh.txt", plan.name):
        _, out, err = dondoc("check", name)
        assert counted(out) == [count], (name, err)
    assert "kh.txt:" in dondoc("check", plan.name)[2], "a doubt of the document stands at its place there"


def test_what_the_file_answers_is_doubted_no_more(compiled, dondoc):
    plan, count = compiled
    text = plan.read_text(encoding="utf-8")
    before, after = text.rsplit("  handling: track", 1)
    plan.write_text(f"{before}  lead: [Sở Nội vụ]\n  handling: track{after}", encoding="utf-8")
    assert plan.read_text(encoding="utf-8") != text
    ((_, now),) = counted(dondoc("check", plan.name)[1])
    assert int(now) < int(count[1])


def test_a_plan_does_not_lose_that_its_day_does_not_exist(own_office, dondoc):
    """Alone, without its document, it is refused as the document is; a day set in the file, or its deadline given up, is enough."""
    text = TEXT.replace("01/12/2026", "31/11/2026")
    (own_office / "kh.txt").write_text(text, encoding="utf-8")
    dondoc("compile", "kh.txt")
    plan, beside = own_office / "kh.plan.yaml", counted(dondoc("check", "kh.txt")[1])
    assert counted(dondoc("check", plan.name)[1]) == beside, "said once where both lie together"
    (own_office / "kh.txt").unlink()
    code, out, err = dondoc("launch", plan.name, "--yes")
    assert code == 1
    assert "không có thật" in out + err
    made = plan.read_text(encoding="utf-8")
    assert "due: impossible" in made
    for answer in (
        made.replace(", due: impossible", ""),
        made.replace("  handling", "  due: {kind: date, date: 2026-11-30}\n  handling", 1),
    ):
        plan.write_text(answer, encoding="utf-8")
        assert "không có thật" not in "".join(map(str, dondoc("check", plan.name))), answer
