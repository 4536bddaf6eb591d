"""Lists through the real command line: what is overdue, whose, how a table looks, filters."""

import json
import re
import sqlite3
from unicodedata import normalize

import pytest
from rich.cells import cell_len

from plans.files import write_plan
from tests.commands import GIVE
from tests.office import plan


@pytest.fixture(autouse=True)
def _own_office(own_office):
    (own_office / "danh-muc.yaml").write_text(write_plan(plan()), encoding="utf-8")


def test_overdue_as_the_supervisor_reads_it(dondoc):
    dondoc(*GIVE)
    code, out, _ = dondoc("overdue", "--at", "05/10/2026")
    assert code == 0
    for words in (
        "Số liệu tính đến 23 giờ 59 ngày 05/10/2026",
        "Đang thực hiện, quá hạn: 3",
        "Tỷ lệ đúng hạn: 0,0% = 0/3",
        "30/09/2026",
        "05 ngày",
        "đơn vị thực hiện",
        "3 trên 3 dòng",
    ):
        assert words in out, words
    data = json.loads(dondoc("overdue", "--at", "2026-10-05T08:00", "--json")[1])
    assert data == json.loads(dondoc("overdue", "--at", "8 giờ ngày 05/10/2026", "--json")[1])
    assert data["states"]["open-overdue"] == 3
    assert [row["days_late"] for row in data["page"]["rows"]] == [26, 26, 5]
    assert "Không có nhiệm vụ nào quá hạn" in dondoc("overdue", "--at", "2026-09-02")[1]
    assert "3 trên 3" in dondoc("overdue", "--at", "2026-10-05", "--supervisor", "tinh-song-thao")[1]
    assert dondoc("overdue", "--supervisor", "Sở Không Có")[0] == 1


def test_of_one_unit_alone(dondoc):
    dondoc(*GIVE)
    told = dondoc("overdue", "--at", "05/10/2026", "--unit", "Sở Nội vụ")[1]
    assert "Đang thực hiện, quá hạn: 1" in told
    assert "1 trên 1 dòng" in told
    assert dondoc("overdue", "--unit", "Sở Không Có")[0] == 1


def test_what_was_given_when_its_day_had_passed_says_so(dondoc, own_office, monkeypatch):
    late = tuple(one.model_copy(update={"give_past": True}) if one.id == "1.a" else one for one in plan().tasks)
    (own_office / "danh-muc.yaml").write_text(write_plan(plan(tasks=late)), encoding="utf-8")
    assert dondoc(*["2026-10-05" if word == "2026-09-01" else word for word in GIVE])[0] == 0
    monkeypatch.setenv("COLUMNS", "400")
    for lang, said in (("vi", "giao ngày 05/10/2026, khi thời hạn đã qua"), ("en", "given on 05/10/2026, when its")):
        for command in ("overdue", "tasks"):
            assert said in dondoc(command, "--at", "2026-10-06", "--lang", lang)[1], command


def test_a_supervisor_watches_also_what_his_office_gave_to_others(dondoc):
    """As his page does: a unit that no longer stands under the province was given work by its office."""
    dondoc(*GIVE)
    asked = ("overdue", "--at", "2026-10-05T08:00", "--json", "--supervisor")
    before = json.loads(dondoc(*asked, "tinh-song-thao")[1])
    database = sqlite3.connect(".run/dondoc.db")
    with database:
        database.execute("UPDATE unit SET parent_id = NULL WHERE slug = 'song-thao/so-noi-vu'")
    database.close()
    assert json.loads(dondoc(*asked, "tinh-song-thao")[1])["states"] == before["states"]
    assert before["states"]["open-overdue"] == 3
    assert json.loads(dondoc(*asked, "Sở Tài chính")[1])["total"] == 1


def test_tables_align_whatever_the_marks(dondoc, tmp_path):
    tasks = tuple(task.model_copy(update={"title": normalize("NFD", task.title)}) for task in plan().tasks)
    (tmp_path / "danh-muc.yaml").write_text(write_plan(plan(tasks=tasks)), encoding="utf-8")
    dondoc(*GIVE)
    out = dondoc("tasks")[1]
    rule = next(line for line in out.splitlines() if re.fullmatch(r"[ ─━┼┿]+", line.strip()) and "─" in line)
    start = rule.index("─")
    assert out == normalize("NFC", out)
    assert start == 0
    heads = out.splitlines()[0]
    at = cell_len(heads[: heads.index("Thời hạn")])
    rows = [line for line in out.splitlines() if re.search(r"\d\d/\d\d/\d{4}", line)]
    assert len(rows) == 5
    assert {cell_len(line[: re.search(r"\d\d/\d\d/\d{4}", line).start()]) for line in rows} == {at}


def test_a_narrow_terminal_gets_records(dondoc, monkeypatch):
    dondoc(*GIVE)
    monkeypatch.setenv("COLUMNS", "40")
    out = dondoc("overdue", "--at", "2026-10-05")[1]
    assert "  Thời hạn: 30/09/2026" in out


def test_lists_in_json_and_their_filters(dondoc):
    dondoc(*GIVE)
    assert json.loads(dondoc("tasks", "--plan", "12-ct-ubnd-2026", "--json")[1])["total"] == 5
    assert json.loads(dondoc("tasks", "--state", "draft", "--limit", "2", "--json")[1])["total"] == 5
    assert (
        json.loads(dondoc("tasks", "--plan", "12-ct-ubnd-2026", "--task", "1.a", "--state", "missing", "--json")[1])[
            "total"
        ]
        == 1
    )
    assert json.loads(dondoc("tasks", "--section", "1", "--month", "2026-12", "--json")[1])["total"] == 2
    assert dondoc("tasks", "--month", "12/2026")[0] == 1
    code, _, err = dondoc("tasks", "--state", "xong")
    assert code == 1
    assert "open-overdue" in err
    assert dondoc("tasks", "--plan", "khong-co")[0] == 1
