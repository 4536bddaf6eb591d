"""`compile --explain` and `--map`: text to rule to date, clause to owner, and the document with its tasks marked."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk.explaining import explain_plan
from directives.compile import compile_directive
from directives.structure.outline import read_outline
from plans.calendar import vietnam

EXAMPLE = Path(__file__).parent.parent / "examples" / "chi-thi-mau.txt"
SOME = """Số: 03/KH-UBND
Sông Thao, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Về việc trồng cây đầu xuân

Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành tỉnh:

1. Xây dựng kế hoạch trong vòng 10 ngày kể từ ngày ban hành Kế hoạch này.

2. Sở Tài chính bố trí kinh phí trước ngày 15 tháng 3 năm 2026.

3. Định kỳ 6 tháng, hằng năm báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện.

4. Công khai tên người phụ trách.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""


pytestmark = pytest.mark.usefixtures("own_place")


def explained(text, today=dt.date(2026, 3, 9)):
    compiled = compile_directive(text.encode(), "ke-hoach.txt")
    found = explain_plan(read_outline(compiled.text), compiled.plan, today, vietnam(range(2025, 2031)))
    return {one.task.id: one for one in found}


def test_a_period_leaves_out_its_first_day_and_rolls():
    one = explained(SOME)["1"]
    assert one.rules == ("first-day", "rolls")
    assert [day.day for day in one.days] == [dt.date(2026, 3, 12)]


def test_before_a_day_is_the_day_before_and_a_day_off_is_said():
    one = explained(SOME)["2"]
    assert one.rules[0] == "before-day"
    assert [(day.day, day.off) for day in one.days] == [(dt.date(2026, 3, 14), "thứ Bảy")]
    assert (one.lead.rule, one.lead.words[:12]) == ("own-words", "Sở Tài chính")


def test_a_period_shows_its_next_times_and_the_windows_of_the_decree():
    one = explained(SOME)["3"]
    assert [day.day for day in one.days][:2] == [dt.date(2026, 6, 30), dt.date(2026, 12, 31)]
    assert dt.date(2026, 6, 25) in [window.due for window in one.offered]


def test_a_lead_inherited_from_the_opening_or_a_heading_says_where():
    assert (explained(SOME)["4"].lead.rule, explained(SOME)["4"].lead.words) == ("opening", "các sở, ban, ngành tỉnh:")
    lead = explained(EXAMPLE.read_text("utf-8"))["1.b"].lead
    assert (lead.rule, lead.clause, lead.words) == ("heading", "1", "Các sở, ban, ngành tỉnh:")


def test_explain_names_rule_law_and_date_in_both_languages(dondoc, tmp_path):
    (tmp_path / "ke-hoach.txt").write_text(SOME, encoding="utf-8")
    code, out, err = dondoc("compile", "ke-hoach.txt", "--explain")
    assert code == 0, err
    assert "ngày đầu tiên không tính (Bộ luật Dân sự 2015, Điều 147)" in out
    assert "! 14/03/2026 là ngày nghỉ (thứ Bảy)" in out
    assert "giữ nguyên kể cả khi rơi vào ngày nghỉ" in out
    assert "Nghị định 09/2019/NĐ-CP" in out
    assert "theo lời mở đầu của văn bản: “các sở, ban, ngành tỉnh:”" in out
    code, out, _ = dondoc("compile", "ke-hoach.txt", "--explain", "--lang", "en")
    assert "the first day is not counted (Civil Code 2015, article 147)" in out
    assert not list(tmp_path.glob("*.yaml"))


def test_the_list_shows_the_day_of_what_is_counted(dondoc, tmp_path):
    (tmp_path / "ke-hoach.txt").write_text(SOME, encoding="utf-8")
    out = dondoc("compile", "ke-hoach.txt")[1]
    assert "10 ngày kể từ ngày ban hành: 12/03/2026\n" in out


def test_explain_as_json(dondoc):
    rows = json.loads(dondoc("compile", EXAMPLE, "--explain", "--json")[1])
    first = next(row for row in rows if row["id"] == "1.a")
    assert first["due"]["days"][0]["day"] == "2026-04-14"
    assert first["lead"]["rule"] == "heading"
    assert next(row for row in rows if row["id"] == "1.b")["due"] is None


def test_map_marks_tasks_without_colour_and_keeps_the_text(dondoc):
    code, out, err = dondoc("compile", EXAMPLE, "--map")
    assert code == 0, err
    assert "[1.a ▸ a) Xây dựng kế hoạch" in out
    assert "góp ý trên tinh thần\nxây dựng. ◂]" in out
    assert "\x1b[" not in out
    assert "Đối chiếu với văn bản:" in out
    kept = out.replace("[1.a ▸ ", "").replace(" ◂]", "")
    assert "1. Các sở, ban, ngành tỉnh:\n\na) Xây dựng kế hoạch" in kept


def test_map_as_json_covers_the_document(dondoc):
    rows = json.loads(dondoc("compile", EXAMPLE, "--map", "--json")[1])
    assert {"span", "clause", "kind", "why", "tasks", "text"} == set(rows[0])
    assert "".join("".join(row["text"].split()) for row in rows) == "".join(EXAMPLE.read_text("utf-8").split())


def test_map_of_a_document_without_tasks_shows_it_and_fails(dondoc, tmp_path):
    (tmp_path / "tho.txt").write_text("Mùa xuân đã về trên những cánh đồng.\n", encoding="utf-8")
    code, out, _ = dondoc("compile", "tho.txt", "--map")
    assert code == 1
    assert "Mùa xuân đã về" in out


def test_secret_documents_are_not_shown(dondoc, tmp_path):
    (tmp_path / "mat.txt").write_text("MẬT\n\n" + SOME, encoding="utf-8")
    for flag in ("--map", "--explain"):
        code, out, err = dondoc("compile", "mat.txt", flag)
        assert code == 1
        assert "Sở Tài chính" not in out + err


@pytest.mark.parametrize("flags", [["--json"], ["--map", "--explain"], ["--map", "--output", "-"]])
def test_flags_that_do_not_go_together(dondoc, flags):
    code, _, err = dondoc("compile", EXAMPLE, *flags)
    assert code == 2
    assert "Dòng lệnh chưa đúng: " in err
    assert "Invalid value" not in err


@pytest.mark.parametrize("flags", [["--explain"], ["--map"], ["--explain", "--json"], ["--map", "--json"]])
def test_a_plan_file_that_is_named_is_written_beside_what_is_shown(dondoc, tmp_path, flags):
    kept, doubts = tmp_path / "a.plan.yaml", tmp_path / "a.json"
    code, out, err = dondoc("compile", EXAMPLE, *flags, "--output", kept, "--problems", doubts)
    assert code == 0, err
    assert dondoc("compile", EXAMPLE, "--output", "-")[1] == kept.read_text("utf-8")
    assert isinstance(json.loads(doubts.read_text("utf-8")), list)
    assert "a.plan.yaml" in (err if "--json" in flags else out)
    assert "14 nhiệm vụ; 0 lỗi phải sửa, 0 điểm cần xác nhận" in (err if "--json" in flags else out), "as without"
    if "--json" in flags:
        json.loads(out)
    kept.write_text("plan: khac\n", encoding="utf-8")
    code, _, err = dondoc("compile", EXAMPLE, *flags, "--output", kept)
    assert (code, kept.read_text("utf-8")) == (1, "plan: khac\n"), "a plan that somebody may have edited stays"
    assert dondoc("compile", EXAMPLE, *flags, "--output", kept, "--force")[0] == 0


@pytest.mark.parametrize("flag", ["--explain", "--map"])
def test_the_plan_is_written_before_whoever_reads_stops_reading(tmp_path, flag):
    kept, (out, into) = tmp_path / "a.plan.yaml", os.pipe()
    os.close(out)
    line = [sys.executable, "-m", "cli.main", "compile", EXAMPLE, flag, "--output", kept]
    subprocess.run(line, stdout=into, stderr=subprocess.DEVNULL, check=False)
    os.close(into)
    assert "plan:" in kept.read_text("utf-8")


def test_where_there_is_no_plan_none_is_written(dondoc, tmp_path):
    (tmp_path / "mat.txt").write_text("MẬT\n\n" + SOME, encoding="utf-8")
    assert dondoc("compile", "mat.txt", "--explain", "--output", "b.yaml")[0] == 1
    assert not (tmp_path / "b.yaml").exists()
