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


def test_the_doubts_travel_with_the_file(compiled, dondoc):
    """Without the document beside it too; what is corrected, or whose entry is taken out, is doubted no more."""
    plan, count = compiled
    beside = (plan.parent / "kh.txt").read_text(encoding="utf-8")
    (plan.parent / "kh.txt").unlink()
    made = plan.read_text(encoding="utf-8")
    assert "doubts:\n- says: Văn bản không nói ai thực hiện việc này\n" in made
    _, out, err = dondoc("check", plan.name)
    assert sum(map(int, counted(out)[0])) == sum(map(int, count)), "none is lost, some are errors of a plan"
    assert "Văn bản không nói ai thực hiện việc này" in err
    begin, end = made.index("doubts:"), made.index("\ntasks:")
    before, after = made.rsplit("  handling: track", 1)
    for answer in (
        f"{before}  lead: [Sở Nội vụ]\n  handling: track{after}",
        f"{made[:begin]}doubts: []\n{made[end:]}",
    ):
        plan.write_text(answer, encoding="utf-8")
        assert "không nói ai" not in dondoc("check", plan.name)[2]
        (plan.parent / "kh.txt").write_text(beside, encoding="utf-8")
        assert "không nói ai" not in dondoc("check", plan.name)[2], "beside its document neither"
        (plan.parent / "kh.txt").unlink()


def test_a_launch_shows_them_and_counts_them(compiled, dondoc):
    plan, _ = compiled
    (plan.parent / "kh.txt").unlink()
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("Các cơ quan, đơn vị liên quan", "Sở Nội vụ"), encoding="utf-8")
    _, out, err = dondoc("launch", plan.name)
    assert "Văn bản không nói ai thực hiện việc này" in out + err


def test_a_file_that_says_nothing_of_doubts_is_read_as_before(compiled, dondoc):
    plan, count = compiled
    made = plan.read_text(encoding="utf-8")
    begin, end = made.index("# doubts"), made.index("\ntasks:")
    plan.write_text(made[:begin] + made[end:], encoding="utf-8")
    assert counted(dondoc("check", plan.name)[1]) == [count], "its document beside it says them"


def test_a_check_that_stops_only_at_the_launch_says_how_many(compiled, dondoc):
    """Compiling counts doubts, a launch refuses: the check says both, and ends as the launch would."""
    code, out, _ = dondoc("check", compiled[0].name)
    assert (code, "Khi giao, " in out) == (1, True)
